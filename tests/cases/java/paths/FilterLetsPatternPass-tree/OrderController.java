package com.example.orders.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
public class OrderController {
    @GetMapping("/legacy/archive")
    public String legacy(HttpServletRequest request) {
        return "orders of " + request.getAttribute("subject");
    }

    @GetMapping("/mine")
    public String mine(HttpServletRequest request) {
        return "orders of " + request.getAttribute("subject");
    }
}
