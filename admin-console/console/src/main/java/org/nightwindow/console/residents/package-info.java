/// What residents tell the hall: their ratings 好差评.
@NullMarked
package org.nightwindow.console.residents;

import org.jspecify.annotations.NullMarked;
