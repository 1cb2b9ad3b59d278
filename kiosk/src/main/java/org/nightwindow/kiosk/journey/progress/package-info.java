/// What became of cases 查进度: found by card or by the query code of a slip, told stage by stage.
@NullMarked
package org.nightwindow.kiosk.journey.progress;

import org.jspecify.annotations.NullMarked;
