package dev.backendrig.browser.session;

import dev.backendrig.browser.Consent;
import dev.backendrig.json.JsonObject;
import dev.backendrig.page.PageSnapshot;
import java.util.Optional;

/// Reads the text messages that a browser of the extended protocol sends after its hello. Never
/// fails, as [ClientMessageReader] does not.
final class ExtendedMessageReader {
    private ExtendedMessageReader() {}

    static ExtendedMessage read(String text) {
        var message = ClientMessageReader.message(text);
        if (message.isEmpty()) return ignored(IgnoredReason.BROKEN);
        var data = message.get().object("data").orElse(JsonObject.EMPTY);
        var read =
                switch (message.get().string("type").orElse("")) {
                    case "approval_result" -> approvalResult(data);
                    case "cancel" -> run(data).map(ExtendedMessage.Cancel::new);
                    case "user_took_over" -> run(data).map(ExtendedMessage.TookOver::new);
                    case "user_gave_back" ->
                            run(data)
                                    .map(id ->
                                            new ExtendedMessage.GaveBack(
                                                    id,
                                                    PageSnapshot.in(data, "snapshot")
                                                            .orElse(null)));
                    // A second one changes nothing: what was declared first holds.
                    case "hello" -> Optional.of(ignored(IgnoredReason.UNEXPECTED));
                    case String _ ->
                            Optional.of(
                                    new ExtendedMessage.Base(
                                            ClientMessageReader.read(message.get())));
                };
        return read.<ExtendedMessage>map(it -> it).orElseGet(() -> ignored(IgnoredReason.INVALID));
    }

    private static Optional<ExtendedMessage> approvalResult(JsonObject data) {
        var id = data.string("approval_id").filter(RandomIds::isWellFormed);
        return id.flatMap(
                it -> consent(data).map(said -> new ExtendedMessage.ApprovalResult(it, said)));
    }

    /// Without a `scope` a yes is for once; a no needs none.
    private static Optional<Consent> consent(JsonObject data) {
        return switch (data.string("decision").orElse("")) {
            case "deny" -> Optional.of(Consent.NO);
            case "allow" -> scope(data);
            case String _ -> Optional.empty();
        };
    }

    private static Optional<Consent> scope(JsonObject data) {
        if (!data.has("scope")) return Optional.of(Consent.ONCE);
        return switch (data.string("scope").orElse("")) {
            case "once" -> Optional.of(Consent.ONCE);
            case "site" -> Optional.of(Consent.SITE);
            case String _ -> Optional.empty();
        };
    }

    private static Optional<String> run(JsonObject data) {
        return data.string("run_id").filter(RandomIds::isWellFormed);
    }

    private static ExtendedMessage ignored(IgnoredReason reason) {
        return new ExtendedMessage.Base(new ClientMessage.Ignored(reason));
    }
}
