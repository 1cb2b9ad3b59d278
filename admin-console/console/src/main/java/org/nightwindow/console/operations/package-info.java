/// For machines that watch this console: whether it lives, whether it can serve, its figures, and what it answers.
@NullMarked
package org.nightwindow.console.operations;

import org.jspecify.annotations.NullMarked;
