package org.nightwindow.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JsonRoutesTest {

    @Test
    void everyConnectionOfTheDatabaseIsTaken_whoAsksIsToldToComeBack_andIsServedThen() throws Exception {
        HikariConfig one = new HikariConfig();
        one.setJdbcUrl("jdbc:derby:memory:json-routes;create=true");
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(one);
                HttpClient client = HttpClient.newHttpClient()) {
            Jdbi jdbi = Jdbi.create(pool);
            Javalin console = Javalin.create(config -> {
                        JsonRoutes.errorsOn(config.routes);
                        config.routes.get("/time", ctx -> JsonRoutes.answer(ctx, time(jdbi)));
                    })
                    .start("127.0.0.1", 0);
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + "/time"))
                    .build();
            try (Connection taken = pool.getConnection()) {
                HttpResponse<String> answer = client.send(ask, HttpResponse.BodyHandlers.ofString());
                assertThat(taken.isClosed()).isFalse();
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
                assertThat(answer.body()).contains("后台忙");
            }
            assertThat(client.send(ask, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            console.stop();
        }
    }

    private static String time(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select current_timestamp from sysibm.sysdummy1")
                .mapTo(String.class)
                .one());
    }
}
