package dev.backendrig.model.offline;

import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// What this model looks at in a conversation: the last thing the person said, the page that came
/// with it, and what came of the calls made since. Everything before is left out.
///
/// Only the prompt is ever read as commands; a page and a tool's answer are data.
///
/// @param prompt the last text of the last user turn, blank where there is none
/// @param hasPicture whether a picture came with it
/// @param page text of the page that came with it
/// @param elements of the page that came with it
/// @param results of all calls since, in the order of the calls
record Exchange(
        String prompt,
        boolean hasPicture,
        PageText page,
        List<Element> elements,
        List<ToolResult> results) {
    Exchange {
        elements = List.copyOf(elements);
        results = List.copyOf(results);
    }

    static Exchange of(List<Message> messages) {
        List<Part> parts = List.of();
        var results = new ArrayList<ToolResult>();
        for (var message : messages) {
            switch (message) {
                case Message.User(List<Part> said) -> {
                    parts = said;
                    results.clear();
                }
                case Message.ToolResults(List<ToolResult> more) -> results.addAll(more);
                case Message.Assistant said -> {
                    // What this model said itself follows from the prompt and the results.
                }
            }
        }
        return of(parts, results);
    }

    private static Exchange of(List<Part> parts, List<ToolResult> results) {
        var texts = new ArrayList<String>();
        for (var part : parts) {
            if (part instanceof Part.Text(String text)) texts.add(text);
        }
        var prompt = texts.isEmpty() ? "" : texts.removeLast();
        // Earlier texts without a frame are earlier prompts that were merged into this turn.
        var frames = texts.stream().map(Frame::of).filter(Frame::isThere).toList();
        return new Exchange(
                prompt,
                parts.stream().anyMatch(Part.Image.class::isInstance),
                GivenPage.text(frames),
                GivenPage.elements(frames),
                results);
    }
}
