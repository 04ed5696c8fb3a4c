package dev.backendrig.safety.elements;

/// Where on its page an element stands.
///
/// @param form a number for the form around it, of this list only; [#NO_FORM] where none is known
/// @param formHost the other site that the form goes to; blank where none is told
/// @param inDialog whether a dialog is around it
/// @param around the names of the forms, dialogs, groups and of the heading over it; blank where
///     there are none
public record Place(int form, String formHost, boolean inDialog, String around) {
    /// Stands for no form.
    public static final int NO_FORM = -1;

    /// Nothing is known.
    public static final Place UNKNOWN = new Place(NO_FORM, "", false, "");
}
