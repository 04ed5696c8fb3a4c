package dev.backendrig.page;

/// The beginning of a text that costs a model no more than so much.
public final class TextCut {
    private TextCut() {}

    /// As much of the text as costs at most so many tokens, never half a character.
    public static String first(String text, int mostTokens) {
        if (TokenEstimate.of(text) <= mostTokens) return text;
        var least = 0;
        var most = text.length();
        while (least < most) {
            var middle = (least + most + 1) >>> 1;
            if (TokenEstimate.of(text.substring(0, middle)) <= mostTokens) least = middle;
            else most = middle - 1;
        }
        var inPair = least > 0 && Character.isHighSurrogate(text.charAt(least - 1));
        return text.substring(0, inPair ? least - 1 : least);
    }
}
