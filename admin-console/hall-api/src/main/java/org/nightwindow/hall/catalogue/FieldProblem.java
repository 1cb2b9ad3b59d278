package org.nightwindow.hall.catalogue;

import org.nightwindow.hall.Text;

/// What is wrong with one field, and how to mend it.
///
/// @param key of the field
/// @param message for the resident
public record FieldProblem(String key, Text message) {}
