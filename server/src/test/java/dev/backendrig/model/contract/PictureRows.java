package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.contract.Asked.Item;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pictures go to the provider in its own form, their bytes unchanged.
interface PictureRows extends Rows {
    Part.Image PAGE = new Part.Image("image/webp", "UklGRg==");
    Part.Image SHOT = new Part.Image("image/png", "iVBORw0KGgo=");

    @Test
    default void sendsThePicturesOfAPrompt() throws Exception {
        var user =
                new Message.User(
                        List.of(new Part.Text("What "), PAGE, SHOT, new Part.Text("is this?")));
        var items = stand().asked(Stand.request(List.of(user))).turns().getFirst().items();
        assertThat(pictures(items)).containsExactly(sent(PAGE), sent(SHOT));
        assertThat(texts(items)).contains("What ", "is this?");
    }

    @Test
    default void sendsThePicturesOfAToolsResult() throws Exception {
        var turn =
                stand().ask(Script.of(Say.call("c1", "click", "{}"), Say.call("c2", "look", "{}")));
        var results =
                List.of(
                        new ToolResult(
                                turn.calls().getFirst(),
                                true,
                                new JsonString("clicked"),
                                List.of()),
                        new ToolResult(
                                turn.calls().get(1),
                                true,
                                new JsonString("seen"),
                                List.of(SHOT, PAGE)));
        var messages =
                List.<Message>of(
                        Message.User.of("Hello"), turn.message(), new Message.ToolResults(results));
        var items =
                stand().asked(Stand.request(messages, Stand.tool("look"))).turns().get(2).items();
        var all = results(items);
        assertThat(all).extracting(Item.Result::content).containsExactly("clicked", "seen");
        var within = all.get(1).pictures();
        if (stand().can(Ability.RESULT_PICTURES)) {
            assertThat(within).containsExactly(sent(SHOT), sent(PAGE));
        } else {
            assertThat(within).isEmpty();
            // All results come first: nothing may stand between a call and its result.
            assertThat(items.subList(0, 2)).hasOnlyElementsOfType(Item.Result.class);
            assertThat(pictures(items)).containsExactly(sent(SHOT), sent(PAGE));
        }
    }

    private Item.Picture sent(Part.Image image) {
        var type = stand().can(Ability.PICTURE_TYPES) ? image.mediaType() : "";
        return new Item.Picture(type, image.base64());
    }

    private static List<Item.Picture> pictures(List<Item> items) {
        var pictures = new ArrayList<Item.Picture>();
        for (var item : items) {
            if (item instanceof Item.Picture picture) pictures.add(picture);
        }
        return pictures;
    }

    private static List<Item.Result> results(List<Item> items) {
        var results = new ArrayList<Item.Result>();
        for (var item : items) {
            if (item instanceof Item.Result result) results.add(result);
        }
        return results;
    }

    private static String texts(List<Item> items) {
        var texts = new StringBuilder();
        for (var item : items) {
            if (item instanceof Item.Text(var text)) texts.append(text);
        }
        return texts.toString();
    }
}
