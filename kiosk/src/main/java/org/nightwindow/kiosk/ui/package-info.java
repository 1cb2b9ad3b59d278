/// What all screens share: the theme, the words in two languages, the frame (dark bands and a lit pane) and the
/// widgets the screens are put together from. Nothing here knows what a visit is.
///
/// Every node here belongs to the JavaFX thread.
///
/// A robot finds things by id. In the frame: `#leave`, `#tool-elder`, `#tool-contrast`, `#tool-language`,
/// `#tool-help`. On a page: `#primary` (the one thing to do next), `#back`. In a dialog (`#dialog-idle`,
/// `#dialog-leave`): `#stay`, `#dialog-leave-now`. The ids of one screen stand in the package of that screen.
@NullMarked
package org.nightwindow.kiosk.ui;

import org.jspecify.annotations.NullMarked;
