/// The rules a field of a form can have: a closed vocabulary. Each constraint checks a value *and* explains itself
/// to the resident; the same class runs at the kiosk, while she types, and at the console, when it arrives.
///
/// Values are text as it travels: a month `2026-01`, a date `2026-01-31`, an amount `1234.50`, a choice by its value,
/// several choices
/// joined by commas. An empty text means nothing was given; only a
/// [Requirement] looks at those.
@NullMarked
package org.nightwindow.hall.constraint;

import org.jspecify.annotations.NullMarked;
