package org.nightwindow.hall.constraint;

/// A rule that says when a field must be filled in; the only kind that is asked about an empty one.
public sealed interface Requirement extends Constraint permits RequiredWhen, RequiredWhenDifferent {}
