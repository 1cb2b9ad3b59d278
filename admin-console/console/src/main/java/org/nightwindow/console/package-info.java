/// The admin console: the server of the hall and the technicians' pages. [Main] starts it, [Console] wires it.
///
/// A package is a feature: `XRoutes` (HTTP), `X` (rules), `XStore` (SQL), its records, and its pages in
/// `src/main/jte/<feature>`. Features never depend on this package.
@NullMarked
package org.nightwindow.console;

import org.jspecify.annotations.NullMarked;
