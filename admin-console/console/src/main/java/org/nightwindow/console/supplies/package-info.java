/// Paper and toner: how much is left, how fast it goes, on which day it will be gone, and what to bring.
@NullMarked
package org.nightwindow.console.supplies;

import org.jspecify.annotations.NullMarked;
