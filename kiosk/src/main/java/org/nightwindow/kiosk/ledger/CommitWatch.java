package org.nightwindow.kiosk.ledger;

import java.sql.SQLException;

/// The seam around every commit of the ledger, and the only one: tests count commits here, crash before and after
/// them, and make them fail. Called on the ledger's thread.
public interface CommitWatch {
    /// What production runs with.
    CommitWatch NONE = new CommitWatch() {
        @Override
        public void before(String commit) {}

        @Override
        public void after(String commit) {}
    };

    /// Just before the commit.
    ///
    /// @param commit such as `plan`, `issued`, `start`, `settle`, `resolve`, `note`, `acknowledge`
    /// @throws SQLException as if the commit had failed without being written
    void before(String commit) throws SQLException;

    /// Just after the commit, before anybody is told.
    ///
    /// @throws SQLException as if the commit had failed although it was written
    void after(String commit) throws SQLException;
}
