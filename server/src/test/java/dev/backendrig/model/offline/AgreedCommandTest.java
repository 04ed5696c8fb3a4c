package dev.backendrig.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.language.Language;
import dev.backendrig.language.ReplyHint;
import dev.backendrig.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreedCommandTest {
    private static final String HINT = ReplyHint.in(Language.INDONESIAN);

    @Test
    void isThePromptThatTheQuestionCameFrom() {
        assertThat(AgreedCommand.in(said("klik Kirim", "Boleh? " + HINT, "ya")))
                .map(AgreedCommand::prompt)
                .contains("klik Kirim");
    }

    @Test
    void isFoundThroughSeveralQuestions() {
        var agreed =
                AgreedCommand.in(
                        said(
                                "klik A lalu klik Bayar",
                                "Boleh: mengeklik `A`? " + HINT,
                                "ya",
                                "Boleh: mengeklik `Bayar`? " + HINT,
                                "ya"));
        assertThat(agreed).map(AgreedCommand::prompt).contains("klik A lalu klik Bayar");
        assertThat(agreed)
                .map(AgreedCommand::question)
                .contains("Boleh: mengeklik `Bayar`? " + HINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "klik Kirim|Selesai.|ya",
                "klik Kirim|Boleh? HINT|ya tapi",
                "klik Kirim|Boleh? HINT|tidak",
                "klik Kirim|Boleh? HINT Sudah.|ya",
            })
    void isNoneWithoutAPlainYesToAQuestion(String prompt, String answer, String next) {
        assertThat(AgreedCommand.in(said(prompt, answer.replace("HINT", HINT), next))).isEmpty();
    }

    @Test
    void isNoneWithoutAPromptBeforeTheQuestion() {
        var messages =
                List.<Message>of(Message.Assistant.of("Boleh? " + HINT), Message.User.of("ya"));
        assertThat(AgreedCommand.in(messages)).isEmpty();
        assertThat(AgreedCommand.in(List.of(Message.User.of("ya")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isi Budi ke Nama lalu klik Kirim|mengeklik `tombol Kirim`|1",
                "isi Budi ke Nama lalu klik Kirim|mengetik ke `kolom Nama`|2",
                "buka https://toko.example/a lalu klik Beli|membuka alamat di `toko.example`|2",
                "buka toko.example lalu klik Beli lalu klik Bayar|mengeklik `Bayar`|1",
                "klik Kirim lalu baca halaman|sesuatu|2",
            })
    void goesOnWithTheCommandThatWasAskedAbout(String prompt, String question, int rest) {
        var commands = ((Reading.Commands) new CommandParser().read(prompt)).commands();
        assertThat(new AgreedCommand(prompt, question).rest(commands)).hasSize(rest);
    }

    private static List<Message> said(String... turns) {
        var messages = new ArrayList<Message>();
        for (var turn : turns) {
            messages.add(
                    messages.size() % 2 == 0 ? Message.User.of(turn) : Message.Assistant.of(turn));
        }
        return messages;
    }
}
