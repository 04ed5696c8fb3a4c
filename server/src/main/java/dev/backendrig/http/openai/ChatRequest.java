package dev.backendrig.http.openai;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.agent.Wishes;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.ModelOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a request for a completion asks for.
///
/// @param options all but the choice of tools, which the tools have
public record ChatRequest(
        AskedModel model,
        ModelOptions options,
        GivenTools tools,
        Streaming streaming,
        GivenConversation conversation) {
    /// How the answer is to come.
    ///
    /// @param on in pieces
    /// @param usage whether the stream tells the tokens at its end
    public record Streaming(boolean on, boolean usage) {}

    /// The person's last words.
    public String prompt() {
        return conversation.prompt();
    }

    /// The same with more of the conversation.
    public ChatRequest with(UnaryOperator<List<Message>> more) {
        var whole =
                new GivenConversation(
                        conversation.system(),
                        more.apply(conversation.messages()),
                        conversation.prompt());
        return new ChatRequest(model, options, tools, streaming, whole);
    }

    /// The run that answers it. A model alone is told nothing of ours, and what it says is not
    /// changed; an agent reads pages, so what it says is made safe for any client.
    ///
    /// @param browser empty for a model alone
    public RunRequest toRun(Optional<SessionClaim> browser, @Nullable String acceptLanguage) {
        var wishes =
                new Wishes(
                        model.model(),
                        new ModelOptions(
                                options.temperature(),
                                options.topP(),
                                options.maxOutputTokens(),
                                options.stop(),
                                options.format(),
                                tools.choice()),
                        tools.specs(),
                        !model.agent(),
                        conversation.messages());
        return new RunRequest(
                conversation.prompt(),
                conversation.system(),
                null,
                conversation.history(),
                RunRequest.GivenPage.NONE,
                browser,
                acceptLanguage,
                !model.agent(),
                wishes);
    }

    /// The calls as the client is to make them.
    public List<ToolCall> called(List<ToolCall> calls) {
        return tools.called(calls);
    }

    /// Whether the arguments of all calls fit where the client said that they must.
    public boolean fit(List<ToolCall> calls) {
        return calls.stream().allMatch(tools::fits);
    }

    /// Whether the answer is to be JSON of some kind.
    public boolean hasFormat() {
        return !(options.format() instanceof ModelOptions.Format.Text);
    }

    /// Whether the whole text of an answer must be looked at.
    public boolean wantsJson() {
        return switch (options.format()) {
            case ModelOptions.Format.Text() -> false;
            case ModelOptions.Format.Json() -> true;
            case ModelOptions.Format.JsonOf(_, _, var strict) -> strict;
        };
    }

    /// Whether a whole answer is what the client said that it must be.
    public boolean fits(String answer) {
        return switch (options.format()) {
            case ModelOptions.Format.Text() -> true;
            case ModelOptions.Format.Json() -> fits(answer, JsonObject.of("type", "object"));
            case ModelOptions.Format.JsonOf(_, var schema, var strict) ->
                    !strict || fits(answer, schema);
        };
    }

    private static boolean fits(String answer, JsonObject schema) {
        try {
            return new SchemaFit(schema).fits(Json.parse(answer));
        } catch (JsonException e) {
            return false;
        }
    }
}
