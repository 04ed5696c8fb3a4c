package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A whole server and a browser of the extended protocol on a bank's site, whose person is asked in
/// its panel. Used by one thread.
final class BankVisit implements AutoCloseable {
    private static final String REF = "'ref':{'type':'integer','x-role':'ref'}";
    private static final String URL = "'url':{'type':'string','x-role':'url'}";
    private static final JsonObject HELLO =
            declaring(
                    tool("navigate_to", "navigate", "{'type':'object','properties':{" + URL + "}}"),
                    tool("open_tab", "navigate", "{'type':'object','properties':{" + URL + "}}"),
                    tool("go_back", "navigate", "{'type':'object','properties':{}}"),
                    tool("click_element", "act", "{'type':'object','properties':{" + REF + "}}"),
                    tool(
                            "type_text",
                            "act",
                            "{'type':'object','properties':{"
                                    + REF
                                    + ",'text':{'type':'string','x-role':'text'}}}"),
                    tool(
                            "press",
                            "act",
                            "{'type':'object','properties':{'key':{'type':'string'}}}"),
                    tool("get_page_content", "read", "{'type':'object','properties':{}}"),
                    tool("get_interactive_elements", "read", "{'type':'object','properties':{}}"));

    static final String BANK = "https://www.bank.example/akun";
    static final String BANK_TEXT =
            "Siti Rahmawati, siti.rahmawati@contoh.co.id, NIK 3174096112900001";

    final RunningRig rig;
    final ExtendedClient browser;

    BankVisit(Path folder) throws IOException {
        rig = RunningRig.start(folder);
        browser = ExtendedClient.connect(rig.port(), HELLO);
    }

    void isOn(String url) throws IOException {
        browser.say("SessionUpdate", json("{'url':'" + url + "','title':'T'}"));
        browser.sync();
    }

    /// The run's next action, done with this answer; nothing may have been asked before it.
    void does(String tool, String data) throws IOException {
        does(tool, json(data));
    }

    void does(String tool, JsonObject data) throws IOException {
        var request = browser.await("action_request");
        assertThat(request.object("command").flatMap(it -> it.string("type"))).hasValue(tool);
        assertThat(questions()).isEmpty();
        browser.done(request, data);
    }

    List<JsonObject> questions() {
        return browser.passedOver().stream()
                .filter(it -> it.string("type").orElseThrow().equals("approval_request"))
                .toList();
    }

    /// The reason of the next question, which is answered; nothing may have been done before it.
    String asked(String decision) throws IOException {
        var before = browser.passedOver().size();
        var question = browser.await("approval_request");
        assertThat(browser.passedOver().subList(before, browser.passedOver().size()))
                .noneMatch(it -> it.string("type").orElseThrow().equals("action_request"));
        var id = question.string("approval_id").orElseThrow();
        browser.say(
                "approval_result",
                json("{'approval_id':'" + id + "','decision':'" + decision + "'}"));
        return question.string("reason").orElseThrow();
    }

    static JsonObject to(String url) {
        return JsonObject.of("url", url);
    }

    void readsTheBank() {
        rig.answers(call("get_page_content", JsonObject.EMPTY), finish("STOP"));
    }

    void showsTheBank() throws IOException {
        does("get_page_content", "{'url':'" + BANK + "','text':'" + BANK_TEXT + "'}");
    }

    /// The model lists a page's elements: without that nothing of a page that was read is used.
    void lists() {
        rig.answers(call("get_interactive_elements", JsonObject.EMPTY), finish("STOP"));
    }

    void showsElements() throws IOException {
        does(
                "get_interactive_elements",
                "{'elements':[{'id':1,'role':'textbox','name':'Nama'},"
                        + "{'id':4,'role':'link','name':'Lanjut'}]}");
    }

    @Override
    public void close() throws IOException {
        browser.close();
        rig.close();
    }
}
