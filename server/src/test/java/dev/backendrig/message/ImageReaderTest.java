package dev.backendrig.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.language.Language;
import dev.backendrig.message.ImageReading.Accepted;
import dev.backendrig.message.ImageReading.Fault;
import dev.backendrig.message.ImageReading.Rejected;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {
    private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

    @ParameterizedTest
    @CsvSource({
        "image/png, 89504e470d0a1a0a",
        "image/png, 89504e470d0a1a0a0000000d49484452",
        "image/jpeg, ffd8ff",
        "image/jpeg, ffd8ffe000104a464946",
        "image/jpeg, ffd8ffdb0043",
        "image/gif, 474946383761",
        "image/gif, 4749463839610100",
        "image/webp, 524946460000000057454250",
        "image/webp, 52494646ffffffff574542505650384c",
    })
    void judgesTheTypeByTheFirstBytes(String type, String hex) {
        var base64 = base64(hex);
        var image = new Accepted(new Part.Image(type, base64));
        assertThat(ImageReader.read(base64)).isEqualTo(image);
        assertThat(ImageReader.read("data:" + type + ";base64," + base64)).isEqualTo(image);
        assertThat(ImageReader.read("data:image/bmp;base64," + base64)).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 00",
        "a PNG without its last byte, 89504e470d0a1a",
        "a PNG after a conversion of line ends, 89504e470a1a0a00",
        "a JPEG without its last byte, ffd8",
        "GIF88a, 474946383861",
        "GIF8, 47494638",
        "RIFF with sound, 524946460000000057415645",
        "RIFF cut off, 5249464600000000574542",
        "BMP, 424d46000000",
        "ICO, 000001000100",
        "TIFF, 49492a00",
        "TIFF the other way, 4d4d002a",
        "AVIF, 0000001c6674797061766966",
        "HEIC, 000000186674797068656963",
        "PDF, 255044462d312e37",
        "ZIP, 504b0304",
        "SVG, 3c7376672078",
        "HTML, 3c68746d6c3e",
        "a PNG after a byte, 0089504e470d0a1a0a",
        "UTF-8 of a PNG, c289504e470d0a1a0a",
    })
    void refusesWhatIsNoPictureThatModelsTake(String what, String hex) {
        var refused = new Rejected(Fault.UNKNOWN_TYPE);
        assertThat(ImageReader.read(base64(hex))).as(what).isEqualTo(refused);
        assertThat(ImageReader.read("data:image/png;base64," + base64(hex)))
                .as(what)
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "=",
                "====",
                "i",
                "iVBOR",
                "iVBORw0KGgo*",
                "iVBORw0KGgo\u0000",
                "iVBORw0KGgo\u00a0",
                "iVBORw0KGgo\uff21",
                "iVBO=Rw0KGgo",
                "iVBORw0KGgo==",
                "iVBORw0KGg=",
                "iVBORw0KGg===",
                "iVBORw0KGgo=A",
                "iVBO=",
                "_9j/",
                "+_8-",
                "hello, world",
                "https://example.com/a.png",
                "data:",
                "data:,",
                "data:image/png;base64,",
                "data:image/png,iVBORw0KGgo=",
                "data:image/png;base64;x,iVBORw0KGgo=",
                "data:image/png;base64 iVBORw0KGgo=",
                "data:base64,iVBORw0KGgo=",
                "data:image/png;base64,data:image/png;base64,iVBORw0KGgo=",
                "data:image/svg+xml;utf8,<svg/>",
                "blob:https://example.com/0",
            })
    void refusesWhatIsNotBase64(String text) {
        assertThat(ImageReader.read(text)).isEqualTo(new Rejected(Fault.NOT_BASE64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBORw0KGgo=",
                "DATA:IMAGE/PNG;BASE64,iVBORw0KGgo=",
                "data:;base64,iVBORw0KGgo=",
                "data:text/html;charset=utf-8;base64,iVBORw0KGgo=",
                "data:image/png;base64 ,iVBORw0KGgo=",
                " data:image/png;base64, iVBORw0KGgo= \n",
                "iVBORw0KGgo=",
                "iVBORw0KGgo",
                "iVBORw0KGgp",
                "iVBORw0KGgr=",
                "iVBO\r\nRw0K\r\nGgo=\r\n",
                "iVBO Rw0K\tGgo =",
                "iVBORw0KGgo\n=",
            })
    void bringsPicturesIntoOneForm(String text) {
        assertThat(ImageReader.read(text))
                .isEqualTo(new Accepted(new Part.Image("image/png", "iVBORw0KGgo=")));
    }

    @Test
    void takesTheUrlSafeAlphabet() {
        var bytes = HexFormat.of().parseHex("ffd8fffbefbe");
        var urlSafe = Base64.getUrlEncoder().encodeToString(bytes);
        assertThat(urlSafe).contains("_", "-");
        assertThat(ImageReader.read(urlSafe))
                .isEqualTo(new Accepted(new Part.Image("image/jpeg", "/9j/++++")));
    }

    @Test
    void handsOnWhatIsCanonicalWithoutACopy() {
        assertThat(accepted(PNG)).isSameAs(PNG);
    }

    @Test
    void keepsEveryByte() {
        var seed = 20260101L;
        var random = new Random(seed);
        for (var length = 0; length < 200; length++) {
            var bytes = new byte[8 + length];
            random.nextBytes(bytes);
            System.arraycopy(HexFormat.of().parseHex("89504e470d0a1a0a"), 0, bytes, 0, 8);
            for (var encoder :
                    new Base64.Encoder[] {
                        Base64.getEncoder(),
                        Base64.getEncoder().withoutPadding(),
                        Base64.getMimeEncoder(),
                        Base64.getUrlEncoder(),
                        Base64.getUrlEncoder().withoutPadding(),
                    }) {
                assertThat(Base64.getDecoder().decode(accepted(encoder.encodeToString(bytes))))
                        .as("seed %d, length %d", seed, length)
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void readsAPictureOfMegabytes() {
        var bytes = new byte[6 << 20];
        System.arraycopy(HexFormat.of().parseHex("ffd8ff"), 0, bytes, 0, 3);
        var base64 = Base64.getEncoder().encodeToString(bytes);
        assertThat(accepted("data:image/png;base64," + base64)).isEqualTo(base64);
        assertThat(ImageReader.read(base64 + "!")).isEqualTo(new Rejected(Fault.NOT_BASE64));
    }

    @Test
    void looksForTheEndOfADataUrlsHeadNoFurtherThanAKibibyte() {
        var text = "data:" + "x".repeat(2000) + ";base64,iVBORw0KGgo=";
        assertThat(ImageReader.read(text)).isEqualTo(new Rejected(Fault.NOT_BASE64));
    }

    @ParameterizedTest
    @EnumSource
    void tellsPeopleInTheirLanguageWhatIsWrong(Fault fault) {
        assertThat(fault.sentence(Language.ENGLISH)).startsWith("The image").endsWith(".");
        assertThat(fault.sentence(Language.INDONESIAN)).startsWith("Gambar").endsWith(".");
    }

    private static String accepted(String text) {
        return ((Accepted) ImageReader.read(text)).image().base64();
    }

    private static String base64(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        return new String(Base64.getEncoder().encode(bytes), ISO_8859_1);
    }
}
