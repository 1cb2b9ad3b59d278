/// What every page and route shares: listeners, security headers, files for the browser, language and theme.
@NullMarked
package org.nightwindow.console.web;

import org.jspecify.annotations.NullMarked;
