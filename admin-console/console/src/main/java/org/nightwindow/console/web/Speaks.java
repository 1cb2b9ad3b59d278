package org.nightwindow.console.web;

import io.javalin.security.RouteRole;
import java.util.List;

/// What a route takes and gives, for the book of routes; named where the route is declared. A route that names none
/// takes
/// nothing and gives a page.
public sealed interface Speaks extends RouteRole {
    /// JSON both ways, or a refusal in JSON.
    record Json(Class<?> takes, Class<?> gives) implements Speaks {}

    /// Takes the fields of a form, and the token its page gave out; gives a page, or sends to one.
    ///
    /// @param fields their names; one that ends with `*` stands for any that begin so
    record Form(List<String> fields) implements Speaks {
        public Form {
            fields = List.copyOf(fields);
        }
    }

    /// Takes parameters behind the path's `?`, each of which may be left out; gives a page.
    record Query(List<String> parameters) implements Speaks {
        public Query {
            parameters = List.copyOf(parameters);
        }
    }

    /// Takes nothing; gives bytes of a kind.
    record Bytes(String media) implements Speaks {}

    static Speaks json(Class<?> takes, Class<?> gives) {
        return new Json(takes, gives);
    }

    static Speaks form(String... fields) {
        return new Form(List.of(fields));
    }

    static Speaks query(String... parameters) {
        return new Query(List.of(parameters));
    }

    static Speaks bytes(String media) {
        return new Bytes(media);
    }
}
