package org.nightwindow.hall.catalogue;

import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.Mark;

/// What is wrong with one field, and how to mend it.
///
/// @param key of the field
/// @param message for the resident
/// @param mark the characters to underline, in the value as [Form#cleaned] keeps it
public record FieldProblem(String key, Text message, Mark mark) {}
