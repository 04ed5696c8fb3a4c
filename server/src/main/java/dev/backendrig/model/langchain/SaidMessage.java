package dev.backendrig.model.langchain;

import dev.backendrig.message.Message;
import dev.langchain4j.data.message.ChatMessage;
import java.util.Optional;

/// A message of a conversation in LangChain4j's words.
///
/// @param turn the model's turn that it stands for, empty where it is no model's or stands for
///     several
public record SaidMessage(ChatMessage message, Optional<Message.Assistant> turn) {
    SaidMessage(ChatMessage message) {
        this(message, Optional.empty());
    }
}
