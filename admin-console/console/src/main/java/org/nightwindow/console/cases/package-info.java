/// Declarations 申报 and the cases 办件 that come of them: intake from kiosks, the six stages, the clock of working
/// days, the desk at which staff work on them, and what residents may read of theirs.
@NullMarked
package org.nightwindow.console.cases;

import org.jspecify.annotations.NullMarked;
