/// The on-screen keyboard: number pads, letters, and Chinese by pinyin.
///
/// [Keyboard] and [PinyinComposer] are state and know no control; [KeyboardView] draws one for one look and is thrown
/// away with its page, while the keyboard and what was typed stay. The dictionary of [PinyinDictionary] is read once,
/// off the screen thread, when the first keyboard that writes Chinese is made.
///
/// A robot finds keys by id: `#key-1`, `#key-a` (also while it shows A), `#key-x`, `#key-point`, `#key-space`,
/// `#key-back`, `#key-clear`, `#key-hide`, `#key-done`, `#key-script` (中 / 英), `#key-layer` (123), `#key-shift`;
/// `#candidate-0` …, `#candidates-before`, `#candidates-next`.
@NullMarked
package org.nightwindow.kiosk.ui.keyboard;

import org.jspecify.annotations.NullMarked;
