package dev.backendrig.safety.acts;

import java.util.function.UnaryOperator;

/// What is known of the words of prompts, as `prompt.txt` beside this class tells it. Immutable.
final class PromptPhrases {
    final Phrases clickVerbs;
    final Phrases typeVerbs;
    final Phrases beforeName;
    final Phrases afterName;
    final Phrases enterKeys;
    final Phrases negations;
    final Phrases suppositions;
    final Phrases courtesy;
    final Phrases joins;
    final Phrases readVerbs;
    final Phrases questions;
    final Phrases unclearQuestions;
    final Phrases here;
    final Phrases times;
    final Phrases pageWords;
    final Phrases actVerbs;
    final Phrases actWords;
    final Phrases goVerbs;
    final Phrases acceptVerbs;
    final Phrases dialogWords;
    final Phrases closeVerbs;
    final Phrases tabWords;

    private PromptPhrases(WordFile file) {
        clickVerbs = file.section("click verbs");
        typeVerbs = file.section("type verbs");
        beforeName = file.section("before name");
        afterName = file.section("after name");
        enterKeys = file.section("enter keys");
        negations = file.section("negations");
        suppositions = file.section("suppositions");
        courtesy = file.section("courtesy");
        joins = file.section("joins");
        readVerbs = file.section("read verbs");
        questions = file.section("questions");
        unclearQuestions = file.section("unclear questions");
        here = file.section("here");
        times = file.section("times");
        pageWords = file.section("page words");
        actVerbs = file.section("act verbs");
        actWords = file.section("act words");
        goVerbs = file.section("go verbs");
        acceptVerbs = file.section("accept verbs");
        dialogWords = file.section("dialog words");
        closeVerbs = file.section("close verbs");
        tabWords = file.section("tab words");
    }

    static PromptPhrases load() {
        return new PromptPhrases(WordFile.load("prompt.txt", UnaryOperator.identity()));
    }
}
