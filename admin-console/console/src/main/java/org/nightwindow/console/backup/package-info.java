/// Copies of everything the console keeps, made while it runs, and how one is brought back without giving a number out
/// twice.
@NullMarked
package org.nightwindow.console.backup;

import org.jspecify.annotations.NullMarked;
