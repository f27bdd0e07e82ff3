package com.example.api.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/orders")
public class OrderResource {
    @GET
    public String mine() {
        return "orders";
    }
}
