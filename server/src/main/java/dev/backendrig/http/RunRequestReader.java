package dev.backendrig.http;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.agent.RunRequest.GivenPage;
import dev.backendrig.agent.RunRequest.HistoryItem;
import dev.backendrig.agent.Wishes;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.http.socket.ClientCookie;
import dev.backendrig.language.Language;
import dev.backendrig.language.LanguageDetector;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of `POST /agent/run`. Unknown fields are ignored, `null` is as good as absent,
/// and everything that is wrong is told at once. Used once, by one thread.
final class RunRequestReader {
    private static final Set<String> ASSISTANT = Set.of("assistant", "model");

    private static final String OWN = "own";
    private static final long BASE = 1;
    private static final long EXTENDED = 2;

    private final Exchange exchange;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    RunRequestReader(Exchange exchange) {
        this.exchange = exchange;
    }

    /// @throws ProblemException if the body is not what it should be
    AskedRun read(byte[] body) {
        var fields = new Fields(JsonBody.object(body), "", errors);
        var prompt = prompt(fields);
        var session = session(fields);
        var form = form(fields, session.isPresent());
        var request =
                new Given(
                        fields.string("custom_instruction"),
                        image(fields),
                        history(fields),
                        page(fields),
                        form == AskedRun.Form.EXTENDED && hasOwnRendering(fields),
                        fields.string("model"));
        if (prompt == null || !errors.isEmpty()) {
            throw new ProblemException(Problem.ofFields(errors));
        }
        return new AskedRun(
                request.toRun(prompt, session, exchange.header("Accept-Language")), form);
    }

    private static AskedRun.Form form(Fields fields, boolean withSession) {
        var streamed = fields.bool("stream");
        var protocol = fields.integer("protocol");
        if (protocol != null && protocol == EXTENDED) return AskedRun.Form.EXTENDED;
        if (protocol != null && protocol != BASE) {
            fields.wrong(
                    "protocol",
                    new Sentence(
                            "This server knows the protocols 1 and 2.",
                            "Server ini mengenal protokol 1 dan 2."));
        }
        return (streamed == null ? withSession : streamed)
                ? AskedRun.Form.STREAM
                : AskedRun.Form.JSON;
    }

    private record Given(
            @Nullable String customInstruction,
            Part.@Nullable Image image,
            List<HistoryItem> history,
            GivenPage page,
            boolean ownRendering,
            @Nullable String model) {
        RunRequest toRun(
                String prompt, Optional<SessionClaim> session, @Nullable String acceptLanguage) {
            return new RunRequest(
                    prompt,
                    customInstruction,
                    image,
                    history,
                    page,
                    session,
                    acceptLanguage,
                    ownRendering,
                    Wishes.ofModel(model));
        }
    }

    private static boolean hasOwnRendering(Fields fields) {
        return OWN.equals(fields.string("rendering"));
    }

    /// The prompt; null, and noted, where there is none.
    private @Nullable String prompt(Fields fields) {
        var before = errors.size();
        var message = fields.string("message");
        var prompt = message == null && errors.size() == before ? fields.string("query") : message;
        if (errors.size() > before) return null;
        if (prompt == null || Blanks.isBlank(prompt)) {
            fields.wrong(
                    "message",
                    new Sentence(
                            "The question is missing or blank.",
                            "Pertanyaan belum diisi atau kosong."));
            return null;
        }
        LanguageDetector.detect(prompt).ifPresent(exchange::speak);
        return prompt;
    }

    private Optional<SessionClaim> session(Fields fields) {
        var id = fields.string("session_id");
        if (id == null || Blanks.isBlank(id)) return Optional.empty();
        var client = ClientCookie.clientId(exchange.request().getHeaders()).orElse(null);
        return Optional.of(new SessionClaim(id, exchange.header("Origin"), client));
    }

    private static Part.@Nullable Image image(Fields fields) {
        var text = fields.string("image");
        if (text == null || Blanks.isBlank(text)) return null;
        return switch (ImageReader.read(text)) {
            case ImageReading.Accepted(var image) -> image;
            case ImageReading.Rejected(var fault) -> {
                fields.wrong(
                        "image",
                        new Sentence(
                                fault.sentence(Language.ENGLISH),
                                fault.sentence(Language.INDONESIAN)));
                yield null;
            }
        };
    }

    private static List<HistoryItem> history(Fields fields) {
        return fields.objects("history").stream().map(RunRequestReader::historyItem).toList();
    }

    private static HistoryItem historyItem(Fields item) {
        var role = item.string("role");
        var fromAssistant = role != null && ASSISTANT.contains(role);
        return new HistoryItem(fromAssistant, orNothing(item.string("content")));
    }

    private static GivenPage page(Fields fields) {
        var elements = fields.objects("interactive_elements").stream();
        return new GivenPage(
                fields.string("page_content"), elements.map(RunRequestReader::element).toList());
    }

    private static GivenPage.Element element(Fields item) {
        return new GivenPage.Element(
                orNothing(item.stringOrInteger("id")),
                orNothing(item.string("role")),
                orNothing(item.string("name")));
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
