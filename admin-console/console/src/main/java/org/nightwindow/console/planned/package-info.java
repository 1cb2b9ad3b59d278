/// Work at kiosks that was announced: while it lasts nobody is called for them. It closes nothing and ends by itself.
@NullMarked
package org.nightwindow.console.planned;

import org.jspecify.annotations.NullMarked;
