/// The door to the systems of the departments: what a document is about is read here and nowhere else.
@NullMarked
package org.nightwindow.console.records;

import org.jspecify.annotations.NullMarked;
