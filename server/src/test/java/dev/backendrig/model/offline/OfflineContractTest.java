package dev.backendrig.model.offline;

import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.contract.ChatModelContract;
import java.util.List;

class OfflineContractTest extends ChatModelContract {
    private final OfflineChatModel model = new OfflineChatModel();

    @Override
    protected ChatModel model() {
        return model;
    }

    @Override
    protected ModelRequest askForText() {
        return request("Hello", List.of());
    }

    @Override
    protected ModelRequest askForCall() {
        return request("scroll down", List.of(new ToolSpec(TOOL, "Scrolls", JsonObject.EMPTY)));
    }

    private static ModelRequest request(String prompt, List<ToolSpec> tools) {
        var messages = List.<Message>of(Message.User.of(prompt));
        return new ModelRequest("", messages, tools, false, Language.ENGLISH);
    }
}
