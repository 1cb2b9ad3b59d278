package org.nightwindow.console.documents;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;

/// Does something at one point of a row of commits: points 1, 3, 5… lie before a commit, 2, 4, 6… after it.
public final class CommitPoints {
    /// @param folder of a Derby database that is booted in this process
    public static Jdbi on(Path folder, int point, Runnable happening) {
        AtomicInteger passed = new AtomicInteger();
        Runnable next = () -> {
            if (passed.incrementAndGet() == point) {
                happening.run();
            }
        };
        String url = "jdbc:derby:" + folder.toAbsolutePath();
        return Jdbi.create((ConnectionFactory) () -> watched(DriverManager.getConnection(url), next));
    }

    private static Connection watched(Connection real, Runnable next) {
        return (Connection) Proxy.newProxyInstance(
                CommitPoints.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        next.run();
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (commit) {
                        next.run();
                    }
                    return result;
                });
    }

    private CommitPoints() {}
}
