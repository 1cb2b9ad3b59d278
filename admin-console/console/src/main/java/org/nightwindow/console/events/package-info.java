/// What kiosks report: stored raw first, interpreted afterwards.
@NullMarked
package org.nightwindow.console.events;

import org.jspecify.annotations.NullMarked;
