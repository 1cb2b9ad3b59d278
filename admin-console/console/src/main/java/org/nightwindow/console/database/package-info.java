/// The database: opened, migrated, closed. Derby by default; the SQL is a subset that PostgreSQL reads too.
@NullMarked
package org.nightwindow.console.database;

import org.jspecify.annotations.NullMarked;
