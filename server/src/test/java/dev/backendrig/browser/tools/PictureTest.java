package dev.backendrig.browser.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.message.Part;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final String PNG = "iVBORw0KGgo=";

    @Test
    void takesThePictureOutOfTheAnswer() {
        var picture = in("{\"mime_type\":\"image/png\",\"image\":\"" + PNG + "\",\"width\":4}");

        assertThat(picture.images()).containsExactly(new Part.Image("image/png", PNG));
        assertThat(picture.rest()).hasToString("{\"mime_type\":\"image/png\",\"width\":4}");
    }

    @Test
    void tellsTheTypeByTheBytesAlone() {
        var picture = in("{\"mime_type\":\"image/jpeg\",\"image\":\"" + PNG + "\"}");

        assertThat(picture.images()).containsExactly(new Part.Image("image/png", PNG));
    }

    @Test
    void leavesOutWhatIsNoPictureAndSaysSo() {
        var picture = in("{\"mime_type\":\"image/png\",\"image\":\"aGFsbG8=\"}");

        assertThat(picture.images()).isEmpty();
        assertThat(picture.rest())
                .hasToString(
                        "{\"mime_type\":\"image/png\",\"note\":\"The picture could not be"
                                + " read.\"}");
    }

    @Test
    void leavesOtherAnswersAsTheyAre() {
        for (var answer :
                new String[] {
                    "null",
                    "\"text\"",
                    "{\"image\":\"" + PNG + "\"}",
                    "{\"image\":1,\"mime_type\":\"a\"}"
                }) {
            assertThat(in(answer).rest()).hasToString(answer);
            assertThat(in(answer).images()).isEmpty();
        }
    }

    private static Picture in(String json) {
        return Picture.in(Json.parse(json));
    }
}
