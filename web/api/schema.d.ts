// Made by `npm run api` from openapi.json; not to be edited.

export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and where they work. */
        get: operations["members_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own name, as colleagues read it. */
        put: operations["members_change_name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password; it takes the old one. Wrong guesses count as failed sign-ins do. */
        put: operations["members_change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the console remembers for this person. */
        get: operations["members_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what the console remembers, by a merge patch (RFC 7396): two devices that change different things lose nothing.
         *     At most 16 KiB in all; what is no known choice is refused with its path.
         */
        patch: operations["members_change_settings"];
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is set-up still needed? */
        get: operations["members_setup"];
        put?: never;
        /** Make the first shop and its owner, once. */
        post: operations["members_set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/auto-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The automatic replies, and what one can make of them. */
        get: operations["auto_replies_see_rules"];
        put?: never;
        /** Add an automatic reply. */
        post: operations["auto_replies_add_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/auto-replies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would be sent to this customer at this time, and why. */
        post: operations["auto_replies_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/auto-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace an automatic reply. `changed_meanwhile` where somebody else was faster. */
        put: operations["auto_replies_change_rule"];
        post?: never;
        /** Drop an automatic reply. */
        delete: operations["auto_replies_drop_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/blocked-customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Blocked customers, newest first, fifty at a time. */
        get: operations["customers_blocked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members who serve, with their load, and who waits for one. */
        get: operations["board_see_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/board/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the whole team: at once on every open desk, and kept among the notices. */
        post: operations["board_announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/board/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the plan leaves the shop, or a group, with too few members while it serves: from now on, by time. */
        get: operations["board_see_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/board/members/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the state of a member who is at the desk, who sees it at once. */
        put: operations["board_set_presence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar of a year. */
        get: operations["calendar_see_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/calendar/days/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Declare a day a holiday or a working day of this shop. */
        put: operations["calendar_declare_day"];
        post?: never;
        /** Give a day back to the official calendar. */
        delete: operations["calendar_forget_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/calendar/duty-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the duty times. `changed_meanwhile` where somebody else was faster. */
        put: operations["calendar_change_duty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Carriers that a waybill's number fits, the best first. */
        get: operations["trade_carriers_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/contact-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by name, to save or write to: at most 20, last seen first. */
        get: operations["contacts_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/contact-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a group another name, join it with another, or take it away. A group is there as long as somebody is in it. */
        put: operations["contacts_rename_group"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's contacts and the caller's own, newest first. */
        get: operations["contacts_list"];
        put?: never;
        /** Save a customer. */
        post: operations["contacts_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say something else of a contact. `changed_meanwhile` where somebody was faster. */
        put: operations["contacts_change"];
        post?: never;
        /** Take a customer off the contacts; the conversation stays. */
        delete: operations["contacts_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations that are closed, starred by the asking member, or one customer's; last active first. */
        get: operations["reception_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation as the desk shows it. */
        get: operations["reception_see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The decisions about a conversation, newest first. */
        get: operations["dispatch_see_traces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the log, as the socket's `page` frame gives it. */
        get: operations["reception_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of a conversation that hold the words, newest first. */
        get: operations["reception_found"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a promise by hand, from a line of a conversation. */
        post: operations["promises_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the asking customer is asked about the last reception, and how. */
        get: operations["rating_invitation"];
        /** Rate a reception, once. The same answer again is harmless; another one is `already_rated`. */
        put: operations["rating_rate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/conversations/{id}/star": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts a conversation among the asking member's starred ones. */
        put: operations["reception_put_star"];
        post?: never;
        /** Takes the star away. */
        delete: operations["reception_take_star"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer, masked. */
        get: operations["customers_see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Block a customer: nothing they send is taken, their conversation closes. Who is blocked already stays so. */
        put: operations["customers_block"];
        post?: never;
        /** Listen to a customer again, at once. */
        delete: operations["customers_lift_block"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The conversation to write to a customer in; started where there is none. Nothing is opened before the first line is sent. */
        post: operations["contacts_write_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/dedicated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a customer belongs to. */
        get: operations["dispatch_see_dedicated"];
        /** Give a customer to one member for good. */
        put: operations["dispatch_dedicate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's newest orders, masked. */
        get: operations["trade_of_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer said of the last receptions, newest first. */
        get: operations["rating_of_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/customers/{id}/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show one personal field in full: audited, and limited per member and hour. */
        post: operations["customers_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How conversations are given to members. */
        get: operations["dispatch_see_rules"];
        /** Replace the rules. `changed_meanwhile` where somebody else was faster: look at theirs first. */
        put: operations["dispatch_change_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/dispatch/hands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups to hand a conversation to, with who is free there, and the shop's reasons. */
        get: operations["dispatch_see_hands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/dispatch/members/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a member finish what is open and get nothing new, or take that back. */
        put: operations["dispatch_set_drain"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/dispatch/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try rules on the last day's customers: each is given again in the situation it met, with what these rules had given before. How
         *     long each then takes is as it was, so read it as a tendency.
         */
        post: operations["dispatch_try_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What dispatch decided lately, newest first; 50 at once. */
        get: operations["dispatch_see_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/file-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links to files, for one to two hours. */
        post: operations["files_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/identity/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew the secret that signs the shop's shoppers, and show the new one: audited. What the old one signed is refused at once. */
        post: operations["shops_renew_identity_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/identity/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the secret that signs the shop's shoppers: audited. */
        post: operations["shops_show_identity_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How soon an answer is due in this shop. */
        get: operations["shops_limits"];
        /** Change how soon an answer is due. */
        put: operations["shops_change_limits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's members: who is at the desk, and how busy. */
        get: operations["members_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/metrics/days/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fast the desk answered on a day; today so far. */
        get: operations["metrics_see_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/metrics/days/{id}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rounds of a day behind a measure, longest wait first; at most 500. */
        get: operations["metrics_see_rounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/metrics/period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The judge's period up to a day. Who is no leader sees their own share of it. */
        get: operations["metrics_see_period"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/metrics/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's own rules first, then one set per platform. */
        get: operations["metrics_see_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/metrics/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Count by other limits or hours. `changed_meanwhile` where somebody else was faster. */
        put: operations["metrics_change_profile"];
        post?: never;
        /** Count as the platform states it again. */
        delete: operations["metrics_reset_profile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asking customer's cart. */
        get: operations["mine_see_cart"];
        /** Sets how many pieces of a SKU the cart holds. */
        put: operations["mine_change_cart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asking customer's newest orders. */
        get: operations["mine_list"];
        put?: never;
        /** Place an order at the prices of now. The same key again is answered with the order it made. */
        post: operations["mine_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them. */
        get: operations["mine_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Have an order that has not left yet sent elsewhere. */
        put: operations["mine_change_address"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an order that is not paid. */
        post: operations["mine_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The goods are here and fine. */
        post: operations["mine_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay an order, once: whoever asks again is told what has become of it. */
        post: operations["mine_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask money back for a line, with or without the goods. */
        post: operations["mine_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The goods are on their way back. */
        post: operations["mine_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Think better of it. */
        post: operations["mine_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/nick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the name customers see. What the guard would not let a member say is no nick. Open sockets come back with it. */
        put: operations["members_change_nick"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notice-keeping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long notices are kept. */
        get: operations["message_centre_see_keeping"];
        /** Keep them longer or shorter. `changed_meanwhile` where somebody else was faster. */
        put: operations["message_centre_change_keeping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notice-wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How notices may reach the asking member. */
        get: operations["message_centre_see_wishes"];
        /** Say otherwise. */
        put: operations["message_centre_keep_wishes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the asking member was told, newest first. */
        get: operations["message_centre_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark all, or all of a category, as read for the asking member. */
        put: operations["message_centre_read_all"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the asking member has not read; categories with nothing are left out. */
        get: operations["message_centre_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark one as read, for the asking member. */
        put: operations["message_centre_read_one"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first, masked. A phone is looked for as a whole, by those who may see phones, and never shown. */
        get: operations["trade_list_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, masked. */
        get: operations["trade_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send an order that is not shipped elsewhere 改地址. */
        put: operations["trade_change_address"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an order that is not paid: the shop cannot deliver. */
        post: operations["trade_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the customer longer to confirm that the goods came 延长收货; three times at most. */
        post: operations["trade_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write something beside an order, with a flag. The order itself stays as it is. */
        put: operations["trade_note_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stood beside an order, newest first; at most 200. */
        get: operations["trade_order_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change freight or discount 改价. An agent's discount has a limit: `above_your_limit` says it. */
        put: operations["trade_change_price"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/refunds/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what a customer asks back for a line. */
        post: operations["trade_answer_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/shipment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The goods have left 发货. */
        post: operations["trade_ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows one masked field of an order: written down with its reason, and limited. */
        post: operations["trade_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/own-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own words, and what the shop says without them. */
        get: operations["auto_replies_see_own_replies"];
        /** Say it in one's own words; empty: in the shop's. */
        put: operations["auto_replies_keep_own_replies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrase-folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a folder another name; its phrases stay in it. */
        put: operations["phrases_rename_folder"];
        /** Make an empty folder. */
        post: operations["phrases_make_folder"];
        /** Take a folder away; its phrases are in none afterwards. */
        delete: operations["phrases_remove_folder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's phrases and the caller's own. */
        get: operations["phrases_list"];
        put?: never;
        /** Write a phrase down, at the end of the order. The team's is for those who lead. */
        post: operations["phrases_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's phrases or one's own as a file that `import` takes back unchanged. */
        get: operations["phrases_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring phrases from a CSV (UTF-8, GBK, UTF-16) or XLSX file of at most 5,000 rows and 4 MiB. */
        post: operations["phrases_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write a phrase anew. `changed_meanwhile` where somebody else was faster: look at theirs first. */
        put: operations["phrases_change"];
        post?: never;
        /** Throw a phrase away, with its counts. What was sent with it stays sent. */
        delete: operations["phrases_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move a phrase within the order, or into another folder. */
        put: operations["phrases_place"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/phrases/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who uses a phrase, most often first. */
        get: operations["phrases_see_uses"];
        put?: never;
        /** Count that the caller has sent a phrase. */
        post: operations["phrases_count_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a picture of the shop: at most 8 MiB, written anew like every picture. */
        post: operations["files_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products, as members look them up. */
        get: operations["catalogue_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product with its facts. */
        get: operations["catalogue_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promise-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How promises are watched over. */
        get: operations["promises_see_rules"];
        /** Replace the rules. They hold for what is said and confirmed from now on. */
        put: operations["promises_change_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The promises a member may see: leaders all, others their own and those of conversations they have. */
        get: operations["promises_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another due time or owner for an open promise. */
        patch: operations["promises_change"];
        trace?: never;
    };
    "/api/shops/{shop}/promises/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** It is a promise: from now on somebody owns it and it is due. `bad_due` where the suggested time is over by now. */
        put: operations["promises_confirm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promises/{id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** It is no promise. `reopening` takes that back. */
        put: operations["promises_dismiss"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promises/{id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take the last decision back: what was closed is open again, what was dismissed a suggestion. */
        put: operations["promises_reopen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/promises/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What became of a promise. */
        put: operations["promises_close"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/push-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where notices are pushed to for the asking member. */
        get: operations["message_centre_list_devices"];
        put?: never;
        /** Push notices to this device too. It ends with the sign-in. */
        post: operations["message_centre_add_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/push-devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Push nothing more to a device. */
        delete: operations["message_centre_remove_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/push-devices/{id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push something to a device now, to see that it comes. */
        post: operations["message_centre_try_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/rating-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How customers are asked for a rating. */
        get: operations["rating_see_rules"];
        /** Ask otherwise. `changed_meanwhile` where somebody else was faster. */
        put: operations["rating_change_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/ratings/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums per member and day. */
        get: operations["rating_sums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, contacts, messages, phrases, notices, products and orders that fit, as far as the asking member may see them. */
        get: operations["search_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/search/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether everything can be found yet. Asking opens the shop's index. */
        get: operations["search_see_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's name and the sites that carry its widget. */
        get: operations["shops_shop_settings"];
        /** Change the shop's name and the sites that carry its widget. Holds at once; on other nodes within 2 s. */
        put: operations["shops_change_shop_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/shift-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the rules about shifts. `changed_meanwhile` where somebody else was faster. */
        put: operations["shifts_change_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is meant to serve when. */
        get: operations["shifts_see_plan"];
        put?: never;
        /** Plan shifts and take shifts off the plan. `shift_overlaps` where a member would work twice at a time. */
        post: operations["shifts_change_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/shifts/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over open conversations and promises. */
        post: operations["shifts_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/shifts/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own duty. */
        get: operations["shifts_see_own"];
        put?: never;
        /** Clock on or off, rest, or be back. Doing it twice changes nothing. */
        post: operations["shifts_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everyone who works here, oldest first. */
        get: operations["members_staff"];
        put?: never;
        /** Give someone a place here. A login that works in another shop of the caller's keeps its password. */
        post: operations["members_hire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End someone's place here. Their open sockets close within 2 s; what they wrote stays under their name. */
        delete: operations["members_dismiss"];
        options?: never;
        head?: never;
        /** Change someone's name, nick, role or capacity; of an owner's own place all but the role. A changed role closes their open sockets: they come back with it. */
        patch: operations["members_change_place"];
        trace?: never;
    };
    "/api/shops/{shop}/staff/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give someone a new password and sign them out everywhere. Not where they work in a shop the caller does not lead:
         *     the password would open that one too.
         */
        post: operations["members_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/trade-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shop set of its orders. */
        get: operations["trade_see_trade_rules"];
        /** Set orders otherwise. `changed_meanwhile` where somebody else was faster. */
        put: operations["trade_change_trade_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an upload into a conversation. */
        post: operations["files_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of an upload has been stored. */
        get: operations["files_see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Append a piece to an upload. The last one is answered with the file, and so is its repetition. */
        patch: operations["files_append"];
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a login and a password. */
        post: operations["members_sign_in"];
        /** Sign out here. */
        delete: operations["members_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices signed in. */
        get: operations["members_list"];
        put?: never;
        post?: never;
        /** Sign out on every device, or on every other. */
        delete: operations["members_sign_out_everywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one device's sign-in: its sockets close within a second. What has ended, or is not one's own, is left as it is. */
        delete: operations["members_end_sign_in"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/store/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's door: its name and its categories. */
        get: operations["store_front"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/store/{slug}/pictures/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of the storefront. */
        get: operations["store_draw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/store/{slug}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products of the storefront. */
        get: operations["store_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/store/{slug}/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product, by its id or its code. */
        get: operations["store_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/store/{slug}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A shopper comes to the shop, new or back again. */
        post: operations["customers_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{shop}/{id}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file, for whoever holds a link to it. */
        get: operations["files_fetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Something that members do with an order, and whether it can be done now. */
        ActView: {
            /**
             * @description `change_price`, `note`, `ship`, `extend`, `change_address`, `close`; of a line whose refund is open, for instance of the first:
             *     `agree:0`, `refuse:0`, `received:0`, `pay:0`.
             */
            act: string;
            is_allowed: boolean;
            /** @description The code with which it would be refused. */
            reason?: string | null;
        };
        /** @description A word to everyone at the desk. */
        Announcement: {
            /** @description 1 to 200 characters. */
            text: string;
        };
        Arrival: {
            /** @description The token this device was given before. */
            device?: string | null;
            /** @description JWT of the shop for a shopper it knows. */
            identity?: string | null;
        };
        /** @description The automatic replies of a shop. */
        AutoReplies: {
            /** @description Sensible ones of kinds the shop has none of yet, to be added as they are. */
            ready_made: components["schemas"]["AutoReplyRule"][];
            /** @description Oldest first. */
            rules: components["schemas"]["AutoReply"][];
            /** @description What a text may hold. */
            variables: components["schemas"]["AutoReplyVariable"][];
        };
        AutoReply: {
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description To change it by.
             */
            rev: number;
            rule: components["schemas"]["AutoReplyRule"];
        };
        /**
         * @description Which days of the calendar.
         * @enum {string}
         */
        AutoReplyDays: "any" | "working" | "off" | "holidays";
        /** @description What a line must say. */
        AutoReplyKeyword: {
            how: components["schemas"]["AutoReplyMatch"];
            /** @description Only where the customer asks about one of these; none: always. */
            products: components["schemas"]["ProductId"][];
            /** @description 1 to 50 of at most 50 characters; any one is enough. A pattern: exactly one, of at most 200. */
            words: string[];
        };
        /** @enum {string} */
        AutoReplyMatch: "exact" | "contains" | "pattern";
        /** @description What a rule is for. */
        AutoReplyOccasion: {
            /** @enum {string} */
            kind: "first_contact";
        } | {
            /** @enum {string} */
            kind: "busy";
            /** Format: int64 */
            more_than?: number | null;
        } | {
            /** @enum {string} */
            kind: "suspended";
        } | {
            /** @enum {string} */
            kind: "rest";
        } | {
            /** @enum {string} */
            kind: "night";
        } | {
            /** @enum {string} */
            kind: "holiday";
        } | {
            /** @enum {string} */
            kind: "nobody_there";
        } | {
            /** @enum {string} */
            kind: "all_full";
        } | {
            /** @enum {string} */
            kind: "queue";
        } | (components["schemas"]["AutoReplyKeyword"] & {
            /** @enum {string} */
            kind: "keyword";
        }) | {
            /** Format: int64 */
            after_s: number;
            /** @enum {string} */
            kind: "unanswered";
        } | {
            /** Format: int64 */
            after_s: number;
            /** Format: int64 */
            close_after_s?: number | null;
            /** @enum {string} */
            kind: "idle";
        };
        /** @description How often one customer may get the same reply. */
        AutoReplyOnce: {
            /** @enum {string} */
            per: "session";
        } | {
            /** @enum {string} */
            per: "day";
        } | {
            /** Format: int64 */
            minutes: number;
            /** @enum {string} */
            per: "minutes";
        };
        /** @description A reason, in a code that clients translate and what it is about. */
        AutoReplyReason: {
            code: string;
            /** Format: int64 */
            n?: number | null;
            text?: string | null;
        };
        /** @description One automatic reply of a shop. */
        AutoReplyRule: {
            is_on: boolean;
            /** @description 1 to 30 characters. */
            name: string;
            occasion: components["schemas"]["AutoReplyOccasion"];
            once: components["schemas"]["AutoReplyOnce"];
            /** @description At most 4 pictures of the shop, which follow the text. */
            pictures: components["schemas"]["FileId"][];
            /**
             * Format: int64
             * @description 0 to 100; the highest that holds is the one that speaks.
             */
            priority: number;
            /** @description Of a member's state: who has words of their own for it says those. */
            takes_own_words: boolean;
            /** @description 1 to 500 characters, with variables such as `{customer}`; empty only beside a picture. */
            text: string;
            when: components["schemas"]["AutoReplyTimes"];
        };
        /** @description When a rule applies. What reaches past midnight belongs to the day it began on, and so do the conditions on the day. */
        AutoReplyTimes: {
            days: components["schemas"]["AutoReplyDays"];
            /** @description At most four; none: the whole day. */
            spans: components["schemas"]["Span"][];
            /** @description 1 Monday to 7 Sunday; none: every day. */
            weekdays: number[];
        };
        /** @description A variable that may stand in a text. */
        AutoReplyVariable: {
            name: string;
            /** @description What stands there where nothing is known. */
            otherwise: string;
        };
        /**
         * @description `stock` is kept as such; what a page shows is told with the SKUs' stock.
         * @enum {string}
         */
        Availability: "stock" | "presale" | "custom" | "sold_out";
        /**
         * @description Which moment decides whether a round lies within the hours and the day.
         * @enum {string}
         */
        Begins: "session" | "question";
        Begun: {
            /** @description Bytes of one piece; the last one may be shorter. */
            chunk_bytes: number;
            /** Format: int64 */
            offset: number;
            upload: components["schemas"]["UploadId"];
        };
        BlockView: {
            by: components["schemas"]["MemberId"];
            reason: string;
            since: components["schemas"]["i64"];
        };
        BlockWish: {
            /** @description Why, in 1 to 200 characters: leaders read it. */
            reason: string;
        };
        BlockedCustomer: {
            by: components["schemas"]["MemberId"];
            customer: components["schemas"]["CustomerId"];
            name: string;
            reason: string;
            since: components["schemas"]["i64"];
        };
        /** @description How the desk stands. Who serves whom is on the desk itself. */
        Board: {
            members: components["schemas"]["BoardMember"][];
            /** @description Those whom nobody serves, in the order they will be served. */
            waiting: components["schemas"]["BoardWaiting"][];
        };
        BoardMember: {
            /** Format: int64 */
            capacity: number;
            groups: string[];
            id: components["schemas"]["MemberId"];
            is_draining: boolean;
            /** @description Gets customers now, by the shop's rules about shifts. */
            is_on_duty: boolean;
            nick: string;
            /** Format: int64 */
            open: number;
            rest_due?: components["schemas"]["i64"] | null;
            role: components["schemas"]["Role"];
            shift_ends?: components["schemas"]["i64"] | null;
            since?: components["schemas"]["i64"] | null;
            state: components["schemas"]["State"];
            /** Format: int64 */
            weight: number;
        };
        BoardWaiting: components["schemas"]["Standing"] & {
            conversation: components["schemas"]["ConversationId"];
        };
        /** @description What the desk shows of a customer. */
        Brief: {
            id: components["schemas"]["CustomerId"];
            /** @description The shop has signed for who this is. */
            known: boolean;
            name: string;
        };
        CarrierList: {
            carriers: components["schemas"]["CarrierView"][];
        };
        /** @description Who could carry a parcel of this number. */
        CarrierView: {
            code: string;
            name: string;
        };
        CartChange: {
            /**
             * Format: int64
             * @description 0 takes the line out; at most 999.
             */
            quantity: number;
            sku: components["schemas"]["SkuId"];
        };
        CartLine: {
            /** @description Of the product. */
            code: string;
            /** @description Something of the product can be bought. */
            is_on_sale: boolean;
            /**
             * Format: int64
             * @description Pieces that can be bought now.
             */
            most: number;
            picture: string;
            /**
             * Format: int64
             * @description As it is now.
             */
            price_fen: number;
            product: components["schemas"]["ProductId"];
            /** Format: int64 */
            quantity: number;
            sku: components["schemas"]["SkuId"];
            sku_text: string;
            title: string;
        };
        CartView: {
            /** Format: int64 */
            goods_fen: number;
            lines: components["schemas"]["CartLine"][];
        };
        Category: {
            count: number;
            name: string;
            picture: string;
        };
        /** @description A rule to keep in place of the one at `rev`. */
        ChangedAutoReply: {
            /** Format: int64 */
            rev: number;
            rule: components["schemas"]["AutoReplyRule"];
        };
        /**
         * Format: uuid
         * @description Made by the client: a retry carries the same one.
         */
        ClientId: string;
        /** @description What a member does with the clock. */
        Clock: {
            /** @enum {string} */
            act: "on";
        } | {
            /** @enum {string} */
            act: "off";
        } | {
            /** @enum {string} */
            act: "rest";
            /** Format: int64 */
            minutes: number;
        } | {
            /** @enum {string} */
            act: "back";
        };
        /** @description A stretch that a member was clocked on, or rested. */
        ClockingView: {
            due?: components["schemas"]["i64"] | null;
            from: components["schemas"]["i64"];
            is_rest: boolean;
            member: components["schemas"]["MemberId"];
            to?: components["schemas"]["i64"] | null;
        };
        Colleague: {
            id: components["schemas"]["MemberId"];
            name: string;
            /** @description The name customers see. */
            nick: string;
            /**
             * Format: int64
             * @description Conversations they have now.
             */
            open: number;
            role: components["schemas"]["Role"];
            state: components["schemas"]["State"];
        };
        /** @description What is said of a contact, in place of what stood at `rev`. */
        ContactChange: {
            group: string;
            note: string;
            /** Format: int64 */
            rev: number;
        };
        /** Format: uuid */
        ContactId: string;
        ContactMade: {
            id: components["schemas"]["ContactId"];
        };
        /** @description A saved customer. */
        ContactView: {
            created_at: components["schemas"]["i64"];
            customer: components["schemas"]["Brief"];
            /** @description Empty: in none. */
            group: string;
            id: components["schemas"]["ContactId"];
            note: string;
            of: components["schemas"]["Keeper"];
            /** Format: int64 */
            rev: number;
        };
        /** Format: uuid */
        ConversationId: string;
        ConversationView: {
            looking?: Record<string, never> | null;
            marks: components["schemas"]["Marks"];
            row: components["schemas"]["DeskRow"];
        };
        Counts: {
            /** @enum {string} */
            how: "within";
            ms: components["schemas"]["i64"];
        } | {
            /** @enum {string} */
            how: "mean";
        } | {
            /** @enum {string} */
            how: "answered";
        } | {
            /** @enum {string} */
            how: "left";
        } | {
            /** @enum {string} */
            how: "count";
        } | {
            /** Format: int32 */
            from: number;
            /** @enum {string} */
            how: "scored";
            /** Format: int32 */
            to: number;
        } | {
            /** @enum {string} */
            how: "ordered";
        } | {
            /** @enum {string} */
            how: "paid";
        };
        Credentials: {
            login: string;
            password: string;
        };
        /** Format: uuid */
        CustomerId: string;
        CustomerName: {
            id: components["schemas"]["CustomerId"];
            name: string;
        };
        /** @description A customer as members see one: what is personal is masked. */
        CustomerView: {
            /** @description Province and city. */
            address_masked?: string | null;
            blocked?: components["schemas"]["BlockView"] | null;
            city?: string | null;
            created_at: components["schemas"]["i64"];
            id: components["schemas"]["CustomerId"];
            known: boolean;
            last_seen_at: components["schemas"]["i64"];
            /** @description What the shop calls them; a signed name or 访客 with a number. */
            name: string;
            /** Format: int64 */
            orders_count: number;
            /** Format: int64 */
            orders_total_fen: number;
            phone_masked?: string | null;
            receptions: components["schemas"]["Reception"][];
            tags: string[];
        };
        /**
         * Format: date
         * @description A day of the shop's own time (UTC+8). Written `2026-10-01`.
         */
        Date: string;
        /**
         * @description What people do on a day.
         * @enum {string}
         */
        DayKind: "working" | "weekend" | "holiday" | "make_up";
        DayView: {
            date: components["schemas"]["Date"];
            is_own: boolean;
            kind: components["schemas"]["DayKind"];
            name: string;
        };
        Decision: {
            outcome: components["schemas"]["Outcome"];
            steps: components["schemas"]["Step"][];
        };
        /** @description One decision of the shop. */
        DecisionView: {
            /** @description UTC milliseconds. */
            at: components["schemas"]["i64"];
            conversation: components["schemas"]["ConversationId"];
            /** @description The customer's name, as the desk shows it. */
            customer: string;
            decision: components["schemas"]["Decision"];
            /** Format: int64 */
            session: number;
        };
        /**
         * @description What a shop makes of a day.
         * @enum {string}
         */
        Declared: "holiday" | "working";
        /** @description The member a customer belongs to; none: nobody in particular. */
        DedicatedTo: {
            member?: components["schemas"]["MemberId"] | null;
        };
        /** @enum {string} */
        DeedName: "create" | "change" | "same";
        /** @description One that is printed on the door of a demo shop. */
        DemoSignIn: {
            login: string;
            name: string;
            password: string;
            role: components["schemas"]["Role"];
        };
        DeskFrame: {
            /** @description The command's name. */
            type: string;
        };
        /** @description One conversation as the list shows it. `unread`, `read` and `starred` are the asking member's own. */
        DeskRow: {
            assignee?: components["schemas"]["MemberId"] | null;
            channel: string;
            conversation: components["schemas"]["ConversationId"];
            customer: components["schemas"]["Brief"];
            first: boolean;
            last?: components["schemas"]["LastLine"] | null;
            last_at: components["schemas"]["i64"];
            opened_at: components["schemas"]["i64"];
            /** Format: int64 */
            public_seq: number;
            /** Format: int64 */
            read?: number | null;
            /** Format: int64 */
            session: number;
            /** Format: int64 */
            staff_seq: number;
            starred?: boolean | null;
            status: components["schemas"]["Status"];
            /** Format: int64 */
            unread?: number | null;
            /** Format: int64 */
            value_fen: number;
            waiting_since?: components["schemas"]["i64"] | null;
        };
        DraftAutoReply: {
            /** Format: uuid */
            id?: string | null;
            rule: components["schemas"]["AutoReplyRule"];
        };
        Drain: {
            /** @description Nothing new from now on; what is open is finished. */
            is_draining: boolean;
        };
        DutyOfMember: components["schemas"]["DutyTime"] & {
            member: components["schemas"]["MemberId"];
        };
        /** @description How long a member was meant to serve, did, and rested, within some time. */
        DutyTime: {
            clocked_ms: components["schemas"]["i64"];
            planned_ms: components["schemas"]["i64"];
            rest_ms: components["schemas"]["i64"];
        };
        /** @description When the shop serves. A stretch belongs to the day it begins on, and so does what reaches past midnight. */
        DutyTimes: {
            /** @description On holidays; left out: as on any such weekday. */
            holidays?: components["schemas"]["Span"][] | null;
            /** @description On make-up working days; left out: as on any such weekday. */
            make_up?: components["schemas"]["Span"][] | null;
            /** @description Monday first, seven of them, each with at most four stretches; none: nobody serves on that day. */
            week: components["schemas"]["Span"][][];
        };
        DutyView: {
            duty: components["schemas"]["DutyTimes"];
            /** Format: int64 */
            rev: number;
        };
        EventView: {
            at: components["schemas"]["i64"];
            /** @description `customer`, `shop`, `carrier` or `system`. */
            by: string;
            kind: string;
        };
        /**
         * @description Why a judge does not count a round.
         * @enum {string}
         */
        Exclusion: "outside_hours" | "left_message" | "no_person" | "blocked" | "no_reply_needed";
        /** @description A line of the specification (规格); `key` is stable, `label` and `value` are for people. */
        Fact: {
            key: string;
            label: string;
            value: string;
        };
        FetchFrame: {
            /** Format: int64 */
            after?: number | null;
            /** Format: int64 */
            before?: number | null;
            conversation: components["schemas"]["ConversationId"];
            lane: components["schemas"]["Lane"];
            /** Format: int64 */
            limit?: number | null;
            /** @description The command's name. */
            type: string;
        };
        /** @enum {string} */
        Field: "receiver" | "phone" | "address" | "waybill";
        /** @description A measure's value over some rounds. */
        Figures: {
            /** @description Rounds that counted for nothing, by reason. */
            excluded: {
                [key: string]: number;
            };
            /** @description In the order of the profile's measures. */
            sums: components["schemas"]["Sum"][];
        };
        /** @description A day by one judge's rules. */
        FiguresOfDay: {
            date: components["schemas"]["Date"];
            /** @description Of the same members, and of those who served without a round. */
            duty: components["schemas"]["DutyOfMember"][];
            /** @description Nothing of it can change any more. */
            is_over: boolean;
            /** @description Leaders see everyone, others themselves. */
            members: components["schemas"]["OfMember"][];
            shop: components["schemas"]["Figures"];
        };
        /** Format: uuid */
        FileId: string;
        /** @enum {string} */
        FileKind: "image" | "file";
        /** @description An uploaded file, in an answer. */
        FileView: {
            content_type: string;
            /** Format: int64 */
            height?: number | null;
            id: components["schemas"]["FileId"];
            /** @description As the message that may carry it. */
            kind: components["schemas"]["FileKind"];
            name: string;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            width?: number | null;
        };
        FirstShop: {
            /** @description From the log or from `data/setup-code`. */
            code: string;
            login: string;
            name: string;
            password: string;
            shop_name: string;
            slug: string;
        };
        /** @description A folder, of one level. */
        FolderName: {
            /** @description 1 to 20 characters. */
            name: string;
            of: components["schemas"]["Scope"];
        };
        /** @description A folder's new name. */
        FolderRename: {
            name: string;
            of: components["schemas"]["Scope"];
            /** @description 1 to 20 characters. */
            to: string;
        };
        FolderView: {
            name: string;
            of: components["schemas"]["Scope"];
        };
        /** @description What would be sent, and why. */
        ForeseenReplies: {
            date: components["schemas"]["Date"];
            day: components["schemas"]["DayKind"];
            day_name: string;
            is_announced: boolean;
            is_on_duty: boolean;
            /** @description What is sent first; every rule has its reason. */
            verdicts: components["schemas"]["ForeseenReply"][];
        };
        ForeseenReply: {
            fires: boolean;
            /** @description In the words of whoever has the customer. */
            is_own: boolean;
            kind: string;
            name: string;
            pictures: components["schemas"]["FileId"][];
            /**
             * Format: uuid
             * @description None for one that is being written.
             */
            rule?: string | null;
            /** @description With its variables filled in. */
            text: string;
            why: components["schemas"]["AutoReplyReason"];
        };
        Given: {
            /** @description By file; files the caller may not see are left out. */
            links: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        GivenScore: {
            /**
             * Format: int32
             * @description None: skipped.
             */
            score?: number | null;
            /** Format: int64 */
            session: number;
        };
        /**
         * @description How well a rule is known: official, a secondary page, or one weak page.
         * @enum {string}
         */
        Grade: "A" | "B" | "C";
        /** @description Members for a kind of question. Any one condition is enough; without conditions it fits everyone. */
        Group: {
            categories: string[];
            members: components["schemas"]["MemberId"][];
            /** @description 1 to 20 characters, not twice in a shop. */
            name: string;
            /** @description The field's codes of the customer's newest order, for instance `WAIT_SELLER_SEND_GOODS`; [`NO_ORDER`] and [`REFUNDING`] too. */
            order_states: string[];
            /** @description Beginnings of the page's path. */
            pages: string[];
            products: components["schemas"]["ProductId"][];
        };
        /** @description A group's new name; empty: its contacts are in none afterwards. */
        GroupRename: {
            name: string;
            of: components["schemas"]["Keeper"];
            to: string;
        };
        HandGroup: {
            /** @description On duty with a place free. */
            free: number;
            members: number;
            name: string;
        };
        /** @description What a member hands over at the end of a shift. */
        HandOver: {
            conversations?: components["schemas"]["ShiftReceiver"] | null;
            /** @description For whoever takes over, at most 500 characters; customers do not see it. */
            note?: string;
            promises?: components["schemas"]["MemberId"] | null;
            /** @description One of the shop's reasons for handing on, or empty. */
            reason?: string;
        };
        HandedOver: {
            conversations: number;
            /** @description Conversations that could not be handed on; do it again, or one by one. */
            left: number;
            promises: number;
        };
        /** @description Where a conversation may be handed to beside a colleague, and why. */
        Hands: {
            groups: components["schemas"]["HandGroup"][];
            needs_reason: boolean;
            reasons: string[];
        };
        HelloFrame: {
            as: components["schemas"]["Party"];
            shop: string;
            token?: string | null;
            /** @description The command's name. */
            type: string;
            /** Format: int32 */
            v: number;
        };
        /** @description Someone to hire. */
        Hire: {
            /**
             * Format: int64
             * @description Most open conversations dispatch gives: 1 to 200.
             */
            capacity: number;
            /** @description 2 to 64 letters, digits or `._-@`; capitals do not matter. */
            login: string;
            /** @description 1 to 64 characters. */
            name: string;
            /** @description The name customers see: 1 to 20 characters. */
            nick: string;
            role: components["schemas"]["Role"];
        };
        /** @description Who was hired. */
        Hired: {
            member: components["schemas"]["MemberId"];
            /** @description Told this once; none where the person had a sign-in already. */
            password?: string | null;
        };
        HitGroup: {
            hits: components["schemas"]["SearchHit"][];
            kind: components["schemas"]["SearchKind"];
            /** @description There are others. */
            more: boolean;
        };
        /** @description When customers are counted, local time. `from` equal to `to` is all day. */
        Hours: {
            /** Format: int64 */
            from_minute: number;
            /** Format: int64 */
            to_minute: number;
            /** Format: int64 */
            utc_offset_minutes: number;
        };
        /** @description What a shop's own site signs its shoppers with. Not to be logged, hence no `Debug`. */
        IdentitySecret: {
            /** @description The key of HS256, as it is written. */
            secret: string;
        };
        /** @description A moment, and who says what. */
        ImaginedCustomer: {
            at: components["schemas"]["i64"];
            customer?: components["schemas"]["CustomerId"] | null;
            desk?: components["schemas"]["ImaginedDesk"] | null;
            draft?: components["schemas"]["DraftAutoReply"] | null;
            product?: components["schemas"]["ProductId"] | null;
            /** Format: int64 */
            quiet_s?: number | null;
            /** @description What the customer says; nothing where the customer waits or is silent. */
            text: string;
            /**
             * Format: int64
             * @description The customer has waited for an answer, or been silent after one, for so many seconds.
             */
            waited_s?: number | null;
        };
        ImaginedDesk: {
            /** Format: int64 */
            free: number;
            holder?: components["schemas"]["State"] | null;
            /**
             * Format: int64
             * @description Conversations that member has.
             */
            open: number;
            /**
             * Format: int64
             * @description Members there, and those of them with room.
             */
            there: number;
        };
        ImportFault: {
            code: string;
            /** @description `folder`, `code`, `title`, `body`, `pictures` or `products`. */
            column: string;
            /**
             * Format: int64
             * @description As a spreadsheet counts, from 1.
             */
            line: number;
            title: string;
        };
        /** @description What a file says, and what came of it. */
        ImportReport: {
            /** @description Whether the rows were written down. */
            applied: boolean;
            changed: number;
            created: number;
            /** @description The first 200. */
            faults: components["schemas"]["ImportFault"][];
            faults_count: number;
            /** @description Rows that are right. */
            good: number;
            /** @description The first 50 rows that are right. */
            preview: components["schemas"]["ImportRow"][];
            same: number;
        };
        ImportRow: {
            body: string;
            code: string;
            deed: components["schemas"]["DeedName"];
            folder: string;
            /** Format: int64 */
            line: number;
            title: string;
        };
        /**
         * @description Whose contact.
         * @enum {string}
         */
        Keeper: "team" | "own";
        /** @enum {string} */
        Lane: "public" | "staff";
        LastLine: {
            from: components["schemas"]["SenderKind"];
            kind: components["schemas"]["LineKind"];
            /** Format: int64 */
            seq: number;
            text: string;
        };
        LeaveFrame: {
            conversation: components["schemas"]["ConversationId"];
            /** @description The command's name. */
            type: string;
        };
        /** @description Every phrase the caller may use, and what it takes to find one without asking again. */
        Library: {
            folders: components["schemas"]["FolderView"][];
            /** @description Pairs of characters: a traditional one, then the simplified one it is compared as. */
            folds: string;
            may_arrange_team: boolean;
            /** @description In their order. */
            phrases: components["schemas"]["PhraseView"][];
            /** @description The products that phrases show, as they are now. */
            products: components["schemas"]["ProductCard"][];
            /** @description How each Chinese character of the phrases may be read: syllables without tones, parted by spaces, the usual one first. */
            readings: {
                [key: string]: string;
            };
        };
        /** @description How long a customer may wait before it is too long. */
        Limits: {
            /**
             * Format: int64
             * @description To the first answer of a reception: 5 s to 10 min.
             */
            first_limit_ms: number;
            /**
             * Format: int64
             * @description To every later one: 10 s to one hour.
             */
            later_limit_ms: number;
        };
        LimitsWish: {
            limits: components["schemas"]["Limits"];
            /** @description What they were when the form was opened: a colleague's change in between is not overwritten unseen. */
            seen: components["schemas"]["Limits"];
        };
        /**
         * @description What a line of the list may be: something said, by a person or a machine, unlike comings and goings.
         * @enum {string}
         */
        LineKind: "text" | "image" | "file" | "product" | "order" | "recalled";
        LineView: {
            /**
             * Format: int64
             * @description What the customer asked back last.
             */
            asked_fen: number;
            /** @description The shop holds the returned goods again. */
            is_back: boolean;
            picture: string;
            /** Format: int64 */
            price_fen: number;
            /** Format: int64 */
            quantity: number;
            refund_kind?: components["schemas"]["RefundKind"] | null;
            /** @description The field's code, for instance `NO_REFUND`. */
            refund_state: string;
            sku: string;
            title: string;
            /** Format: int64 */
            total_fen: number;
        };
        Link: {
            expires_at: components["schemas"]["i64"];
            thumb?: string | null;
            url: string;
        };
        /** @description Promises by due time: the next first, of what is done the last first, of what is suggested what was said last. At most 200. */
        ListedPromises: {
            next?: components["schemas"]["NextPromises"] | null;
            /**
             * Format: int64
             * @description How many of the caller's own are open, whatever was asked for.
             */
            open: number;
            /**
             * Format: int64
             * @description And overdue.
             */
            overdue: number;
            promises: components["schemas"]["PromiseView"][];
        };
        LookingFrame: {
            path: string;
            product?: components["schemas"]["ProductId"] | null;
            title: string;
            /** @description The command's name. */
            type: string;
        };
        Mark: {
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            read: number;
        };
        MarkFrame: {
            conversation: components["schemas"]["ConversationId"];
            /** Format: int64 */
            delivered?: number | null;
            /** Format: int64 */
            read?: number | null;
            /** @description The command's name. */
            type: string;
        };
        /** @description A text with the parts to mark. */
        Marked: {
            /** @description From and to, in UTF-16 units, ascending. */
            marks: number[][];
            text: string;
        };
        /** @description Both sides of a conversation; the staff's is its furthest reader's. */
        Marks: {
            customer: components["schemas"]["Mark"];
            staff: components["schemas"]["Mark"];
        };
        /** @description A product that goes with another. */
        Match: {
            code: string;
            id: components["schemas"]["ProductId"];
            picture: string;
            /** Format: int64 */
            price_fen: number;
            title: string;
        };
        Me: {
            /** @description This is a demo: sign-ins are printed on the door. */
            demo: boolean;
            memberships: components["schemas"]["Membership"][];
            person: components["schemas"]["PersonView"];
        };
        /** @description A figure the judge publishes. */
        Measure: {
            counts: components["schemas"]["Counts"];
            /**
             * Format: int64
             * @description What the judge asks for: per mille for a rate, milliseconds for a mean.
             */
            goal?: number | null;
            /** @description Stable; its words are the interface's. */
            id: string;
            of: components["schemas"]["Of"];
        };
        /** Format: uuid */
        MemberId: string;
        MemberRule: {
            /** @description Gets nothing new and finishes what is open. */
            is_draining: boolean;
            member: components["schemas"]["MemberId"];
            /**
             * Format: int64
             * @description 1 to 1000; 100 is usual.
             */
            weight: number;
        };
        Membership: {
            member: components["schemas"]["OwnPlace"];
            shop: components["schemas"]["ShopView"];
        };
        MyLine: {
            /** Format: int64 */
            asked_fen: number;
            /**
             * Format: int64
             * @description The most that may be asked back now; 0 where nothing may.
             */
            most_refundable_fen: number;
            /**
             * Format: int64
             * @description Its place in the order, from 0.
             */
            no: number;
            picture: string;
            /** Format: int64 */
            price_fen: number;
            product_code: string;
            /** Format: int64 */
            quantity: number;
            /** @description The field's code, for instance `NO_REFUND`. */
            refund_state: string;
            sku: string;
            title: string;
            /** Format: int64 */
            total_fen: number;
        };
        MyNewAddress: {
            /** @description 5 to 200 characters. */
            address: string;
            /** Format: uuid */
            key: string;
            /** @description A mobile number of 11 digits. */
            phone: string;
            /** @description 1 to 30 characters. */
            receiver: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description An order as its customer sees it. */
        MyOrder: {
            /** @description What the customer may do now: `pay`, `cancel`, `change_address`, `confirm`, `refund:0`, `withdraw:0`, `send_back:0`. */
            acts: string[];
            address: string;
            carrier?: string | null;
            closed_at?: components["schemas"]["i64"] | null;
            confirm_by?: components["schemas"]["i64"] | null;
            created_at: components["schemas"]["i64"];
            /** Format: int64 */
            discount_fen: number;
            finished_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            freight_fen: number;
            /** Format: int64 */
            goods_fen: number;
            id: components["schemas"]["OrderId"];
            lines: components["schemas"]["MyLine"][];
            no: string;
            paid_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            paid_fen: number;
            pay_by?: components["schemas"]["i64"] | null;
            phone: string;
            receiver: string;
            /** Format: int64 */
            refunded_fen: number;
            /**
             * Format: int64
             * @description What the next act names: whoever acts on what is old is told so.
             */
            rev: number;
            shipped_at?: components["schemas"]["i64"] | null;
            /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`. */
            state: string;
            /** Format: int64 */
            total_fen: number;
            waybill?: string | null;
        };
        MyOrders: {
            orders: components["schemas"]["MyOrder"][];
        };
        /** @description A wish that needs no more words. */
        MyWish: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /**
             * Format: int64
             * @description Of the order as the customer sees it.
             */
            rev: number;
        };
        NewClosing: {
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description Someone to save. */
        NewContactForm: {
            customer: components["schemas"]["CustomerId"];
            /** @description At most 20 characters; empty: in none. */
            group: string;
            /** @description At most 500 characters. */
            note: string;
            of: components["schemas"]["Keeper"];
        };
        NewDay: {
            kind: components["schemas"]["Declared"];
            /** @description 1 to 20 characters, for instance 店庆. */
            name: string;
        };
        /** @description Duty times to keep in place of those at `rev`. */
        NewDuty: {
            duty: components["schemas"]["DutyTimes"];
            /** Format: int64 */
            rev: number;
        };
        NewExtension: {
            /**
             * Format: int64
             * @description 1 to 30.
             */
            days: number;
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        NewLine: {
            /**
             * Format: int64
             * @description 1 to 999.
             */
            quantity: number;
            sku: components["schemas"]["SkuId"];
        };
        /** @description What a customer wants to buy. */
        NewOrder: {
            /** @description 5 to 200 characters. */
            address: string;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one and gets the same order.
             */
            key: string;
            /** @description 1 to 50, each SKU once. */
            lines: components["schemas"]["NewLine"][];
            /** @description A mobile number of 11 digits. */
            phone: string;
            /** @description 1 to 30 characters. */
            receiver: string;
            /** @description For the shop; at most 200 characters. */
            words?: string;
        };
        /** @description Whom an order goes to from now on, and where. */
        NewOrderAddress: {
            /** @description 5 to 200 characters. */
            address: string;
            /** Format: uuid */
            key: string;
            /** @description A mobile number. */
            phone: string;
            /** @description 1 to 30 characters. */
            receiver: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description What stands beside an order from now on. */
        NewOrderNote: {
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
             */
            flag: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description At most 1,000 bytes of UTF-8; empty: none. */
            note: string;
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        /** @description Told once. */
        NewPassword: {
            password: string;
        };
        /** @description A phrase to write down. */
        NewPhraseForm: {
            of: components["schemas"]["Scope"];
            phrase: components["schemas"]["PhraseForm"];
        };
        /** @description What an order that is not paid costs beside its goods. */
        NewPrice: {
            /**
             * Format: int64
             * @description Of the goods; negative adds to their price.
             */
            discount_fen: number;
            /** Format: int64 */
            freight_fen: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        /** @description Rules to count by in place of those at `rev`. */
        NewProfile: {
            profile: components["schemas"]["Profile"];
            /** Format: int64 */
            rev: number;
        };
        /** @description A promise that was not found by itself. */
        NewPromise: {
            due_at: components["schemas"]["i64"];
            kind: components["schemas"]["PromiseKind"];
            owner?: components["schemas"]["MemberId"] | null;
            /**
             * Format: int64
             * @description A text a member sent.
             */
            seq: number;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewPromiseRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["PromiseRules"];
        };
        /** @description What a browser's subscription says. */
        NewPushDevice: {
            /** @description 16 bytes, in base64url. */
            auth: string;
            /** @description Address of the push service; at most 1000 characters, `https`. */
            endpoint: string;
            /** @description What the member calls it: 1 to 60 characters. */
            label: string;
            /** @description 65 bytes, in base64url. */
            p256dh: string;
        };
        /** @description What the customer says of a reception, or that they will not. */
        NewRating: {
            /** @description Of those offered for the score. */
            reasons?: string[];
            /**
             * Format: int32
             * @description 1 to 5, or 1, 3 and 5; none: skip.
             */
            score?: number | null;
            /** Format: int64 */
            session: number;
            /** @description At most 200 characters. */
            words?: string;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewRatingRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["RatingRules"];
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["Rules"];
        };
        NewShift: {
            /** @description The day it begins on. */
            date: components["schemas"]["Date"];
            member: components["schemas"]["MemberId"];
            span: components["schemas"]["Span"];
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewShiftRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["ShiftRules"];
        };
        /** @description With whom the goods travel. */
        NewShipment: {
            /** @description At most 40 characters. */
            carrier: string;
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
            /** @description 6 to 40 letters, digits and hyphens. */
            waybill: string;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewTradeRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["TradeRules"];
        };
        /** @description What names the next page. */
        NextPromises: {
            after: components["schemas"]["PromiseId"];
            after_at: components["schemas"]["i64"];
        };
        NoteList: {
            notes: components["schemas"]["NoteView"][];
        };
        /** @description What stood beside an order from then on. */
        NoteView: {
            at: components["schemas"]["i64"];
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
             */
            flag: number;
            /** @description Who wrote it, as they were called then; empty: it came with the order. */
            nick: string;
            /** Format: int64 */
            no: number;
            /** @description Without long numbers. */
            note: string;
        };
        /** @enum {string} */
        NoticeCategory: "order" | "after_sale" | "logistics" | "violation" | "system";
        /** @description How long a shop keeps notices. */
        NoticeKeeping: {
            /**
             * Format: int64
             * @description 7 to 730. What nobody has read stays twice as long.
             */
            keep_days: number;
            /**
             * Format: int64
             * @description Of the setting that was seen.
             */
            rev: number;
        };
        /** @description Where a notice leads. */
        NoticeLink: {
            conversation: components["schemas"]["ConversationId"];
            /** @enum {string} */
            kind: "conversation";
            /**
             * Format: int64
             * @description The public line meant.
             */
            seq?: number | null;
        } | {
            customer: components["schemas"]["CustomerId"];
            /** @enum {string} */
            kind: "customer";
        } | {
            /** @enum {string} */
            kind: "order";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "product";
            product: components["schemas"]["ProductId"];
        } | {
            /** @enum {string} */
            kind: "page";
            path: string;
        };
        NoticePage: {
            /**
             * Format: int64
             * @description `before` of the next page; none: that was all.
             */
            next?: number | null;
            notices: components["schemas"]["NoticeView"][];
        };
        /** @description Something a member was told. */
        NoticeView: {
            /** @description UTC milliseconds. */
            at: components["schemas"]["i64"];
            category: components["schemas"]["NoticeCategory"];
            en: components["schemas"]["Saying"];
            /**
             * Format: int64
             * @description Its number in the shop; later ones are higher.
             */
            id: number;
            is_read: boolean;
            link?: components["schemas"]["NoticeLink"] | null;
            zh: components["schemas"]["Saying"];
        };
        /** @description How a category may draw a member's attention. It is in the message centre in any case. */
        NoticeWish: {
            /** @description It counts in the number on the rail. */
            badge: boolean;
            /** @description As a notice of the desktop while the console is open behind other windows. */
            desktop: boolean;
            /** @description To the devices where the member asked for it, also while the console is closed. */
            push: boolean;
            sound: boolean;
            /** @description It shows for some seconds in the console. */
            toast: boolean;
        };
        /** @description What a member wants of notices. */
        NoticeWishes: {
            after_sale: components["schemas"]["NoticeWish"];
            logistics: components["schemas"]["NoticeWish"];
            order: components["schemas"]["NoticeWish"];
            quiet?: components["schemas"]["QuietHours"] | null;
            system: components["schemas"]["NoticeWish"];
            violation: components["schemas"]["NoticeWish"];
        };
        /**
         * @description What is counted.
         * @enum {string}
         */
        Of: "each_round" | "first_of_session" | "any_session" | "customer_of_day" | "received_customer" | "valid_customer" | "unanswered_customer" | "left_messages" | "asked_reception" | "rated_reception";
        OfDay: {
            date: components["schemas"]["Date"];
            sums: components["schemas"]["Sum"][];
        };
        OfMember: {
            figures: components["schemas"]["Figures"];
            member: components["schemas"]["MemberId"];
        };
        Offset: {
            /** Format: int64 */
            offset: number;
        };
        OpenInvitation: {
            bad: string[];
            good: string[];
            scale: components["schemas"]["RatingScale"];
            /** Format: int64 */
            session: number;
            /** @description UTC milliseconds. */
            until: components["schemas"]["i64"];
        };
        /** Format: uuid */
        OrderId: string;
        OrderList: {
            orders: components["schemas"]["OrderView"][];
        };
        OrderPage: {
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            orders: components["schemas"]["OrderRowView"][];
        };
        /** @description An order as a list shows it. */
        OrderRowView: {
            created_at: components["schemas"]["i64"];
            customer: components["schemas"]["CustomerId"];
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
             */
            flag: number;
            id: components["schemas"]["OrderId"];
            is_refunding: boolean;
            /**
             * Format: int64
             * @description How many it has.
             */
            lines: number;
            no: string;
            note: string;
            picture: string;
            receiver_masked: string;
            /** Format: int64 */
            rev: number;
            /** @description The field's code. */
            state: string;
            /** @description Of its first line. */
            title: string;
            /** Format: int64 */
            total_fen: number;
        };
        /** @description An order as members see it: nothing in it says who or where. */
        OrderView: {
            /** @description What members do with it, possible now or not. */
            acts: components["schemas"]["ActView"][];
            address_masked: string;
            carrier?: string | null;
            closed_at?: components["schemas"]["i64"] | null;
            confirm_by?: components["schemas"]["i64"] | null;
            created_at: components["schemas"]["i64"];
            /** @description Whose it is: where to talk about it. */
            customer: components["schemas"]["CustomerId"];
            /** Format: int64 */
            discount_fen: number;
            events: components["schemas"]["EventView"][];
            /** Format: int64 */
            extended_days: number;
            finished_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
             */
            flag: number;
            /** Format: int64 */
            freight_fen: number;
            /** Format: int64 */
            goods_fen: number;
            id: components["schemas"]["OrderId"];
            lines: components["schemas"]["LineView"][];
            no: string;
            note: string;
            paid_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            paid_fen: number;
            pay_by?: components["schemas"]["i64"] | null;
            phone_masked: string;
            receiver_masked: string;
            /** Format: int64 */
            refunded_fen: number;
            /**
             * Format: int64
             * @description What the next act names: whoever acts on what is old is told so.
             */
            rev: number;
            shipped_at?: components["schemas"]["i64"] | null;
            /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`. */
            state: string;
            /** Format: int64 */
            total_fen: number;
            waybill_masked?: string | null;
        };
        /** @description How a decision ends. */
        Outcome: {
            member: components["schemas"]["MemberId"];
            /** @enum {string} */
            outcome: "given";
        } | {
            /** @enum {string} */
            outcome: "queue";
        } | {
            /** @enum {string} */
            outcome: "wait";
            until: components["schemas"]["i64"];
        } | {
            /** @enum {string} */
            outcome: "pool";
        } | {
            /** @enum {string} */
            outcome: "robot";
        };
        /** @description How a member stands with their duty. */
        OwnDuty: {
            on_since?: components["schemas"]["i64"] | null;
            /** @description Conversations they have. */
            open: number;
            /** @description Promises they have still to keep. */
            promises: number;
            rest?: components["schemas"]["Rest"] | null;
            /** @description Gets customers while at the desk, by the shop's rules. */
            serves: boolean;
            shift?: components["schemas"]["ShiftView"] | null;
        };
        OwnName: {
            /** @description 1 to 64 characters. */
            name: string;
        };
        OwnNick: {
            /** @description 1 to 20 characters. */
            nick: string;
        };
        OwnPlace: {
            /**
             * Format: int64
             * @description Most open conversations dispatch gives; those who lead set it.
             */
            capacity: number;
            id: components["schemas"]["MemberId"];
            nick: string;
            role: components["schemas"]["Role"];
        };
        /** @description What is said by itself while the caller is busy, suspended or rests. */
        OwnReplies: {
            own: components["schemas"]["OwnReplyWords"];
            states: components["schemas"]["OwnReply"][];
            /** @description What a text may hold. */
            variables: components["schemas"]["AutoReplyVariable"][];
        };
        OwnReply: {
            /** @description What a new customer of the caller would read now. */
            said?: string | null;
            /** @description The shop's words; none where it says nothing then. */
            shop?: string | null;
            /** @description `busy`, `suspended` or `rest`. */
            state: string;
            /** @description The shop lets members say it in their own words. */
            takes_own: boolean;
        };
        /** @description What one member says by themselves; empty: what the shop says. */
        OwnReplyWords: {
            /** @description At most 500 characters each, with the variables of an automatic reply. */
            busy: string;
            rest: string;
            suspended: string;
        };
        /** @enum {string} */
        Party: "member" | "customer";
        PasswordChange: {
            current: string;
            /** @description 8 to 200 characters; neither the login nor the one before. */
            new: string;
            /** @description End the sign-ins of all other devices. */
            sign_out_others: boolean;
        };
        /** @description The days a judge looks back on, each alone and all together. */
        PeriodView: {
            days: components["schemas"]["OfDay"][];
            /** @description Days of which it is not known any more which messages were left, without sums. */
            forgotten: number;
            /** @description In the order of the profile's measures. */
            together: components["schemas"]["Sum"][];
            /** @description Days still to be counted, without sums: ask again. */
            uncounted: number;
        };
        /** Format: uuid */
        PersonId: string;
        PersonView: {
            id: components["schemas"]["PersonId"];
            login: string;
            name: string;
        };
        /** @enum {string} */
        PersonalField: "phone" | "address" | "name";
        /** @description A phrase in place of the one at `rev`. */
        PhraseChange: {
            phrase: components["schemas"]["PhraseForm"];
            /** Format: int64 */
            rev: number;
        };
        /** @description A phrase as it is written down in a form. */
        PhraseForm: {
            /** @description At most 2,000 characters with variables such as `{客户昵称}`; empty only beside a picture or a product. */
            body: string;
            /** @description What is typed after `/`: at most 20 characters without spaces and `/`; empty: none. Kept small and in simplified characters. */
            code: string;
            /** @description At most 20 characters; empty: in none. */
            folder: string;
            /** @description At most 4 pictures of the shop. */
            pictures: components["schemas"]["FileId"][];
            /** @description At most 4 products. */
            products: components["schemas"]["ProductId"][];
            /** @description 1 to 60 characters. */
            title: string;
        };
        /** Format: uuid */
        PhraseId: string;
        /** @description What a message needs to say of a picture. */
        PhrasePicture: {
            file: components["schemas"]["FileId"];
            /** Format: int64 */
            height: number;
            name: string;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            width: number;
        };
        /** @description Where a phrase goes. */
        PhrasePlace: {
            after?: components["schemas"]["PhraseId"] | null;
            folder: string;
        };
        /** @description How often a member sent a phrase. */
        PhraseUse: {
            last_at: components["schemas"]["i64"];
            member: components["schemas"]["MemberId"];
            /** Format: int64 */
            times: number;
        };
        PhraseView: {
            body: string;
            /** @description What is typed after `/`; empty: none. */
            code: string;
            folder: string;
            id: components["schemas"]["PhraseId"];
            of: components["schemas"]["Scope"];
            /**
             * Format: int64
             * @description By the caller.
             */
            own_uses: number;
            pictures: components["schemas"]["PhrasePicture"][];
            products: components["schemas"]["ProductId"][];
            /** Format: int64 */
            rev: number;
            title: string;
            /**
             * Format: int64
             * @description By everyone together.
             */
            uses: number;
        };
        /** @description Someone's place in the shop, as those who arrange it see it. */
        Place: {
            /**
             * Format: int64
             * @description Most open conversations dispatch gives.
             */
            capacity: number;
            /** @description UTC milliseconds. */
            created_at: components["schemas"]["i64"];
            id: components["schemas"]["MemberId"];
            /** @description The caller's own, of which they may change all but the role. */
            is_own: boolean;
            /** @description The caller may change or end it. */
            is_yours_to_arrange: boolean;
            /** @description What they sign in with. */
            login: string;
            name: string;
            /** @description The name customers see. */
            nick: string;
            role: components["schemas"]["Role"];
        };
        /** @description What is to be different; what is not named stays. */
        PlaceChange: {
            /**
             * Format: int64
             * @description Most open conversations dispatch gives: 1 to 200.
             */
            capacity?: number | null;
            /** @description As colleagues read it, in every shop: 1 to 64 characters. Not of someone who works in a shop the caller does not lead. */
            name?: string | null;
            /** @description The name customers see: 1 to 20 characters. */
            nick?: string | null;
            role?: components["schemas"]["Role"] | null;
        };
        /** @description Some days of the plan, what was clocked in them, and the rules. */
        Plan: {
            /** @description By beginning; leaders see everyone's, others their own. */
            clockings: components["schemas"]["ClockingView"][];
            /** Format: int64 */
            days: number;
            from: components["schemas"]["Date"];
            /**
             * Format: int64
             * @description Of the rules, to change them by.
             */
            rev: number;
            rules: components["schemas"]["ShiftRules"];
            /** @description By beginning. */
            shifts: components["schemas"]["ShiftView"][];
            /** @description Today, where the shop is. */
            today: components["schemas"]["Date"];
        };
        /** @description What becomes of the plan: all of it, or nothing. */
        PlanChange: {
            /** @description With `remove`, at most 1,000. */
            add: components["schemas"]["NewShift"][];
            remove: components["schemas"]["ShiftId"][];
        };
        PlanChanged: {
            added: number;
            removed: number;
        };
        PongFrame: {
            at: components["schemas"]["i64"];
            /** @description The command's name. */
            type: string;
        };
        PresenceFrame: {
            state: components["schemas"]["State"];
            /** @description The command's name. */
            type: string;
        };
        /** @description RFC 9457 problem details. `code` is stable and what clients translate; nothing of the inside shows. */
        Problem: {
            code: string;
            /** @description Which field of what was sent is wrong, as a path: `panes.list`. */
            field?: string | null;
            /** Format: int64 */
            retry_ms?: number | null;
            /** Format: int32 */
            status: number;
            title: string;
            type: string;
        };
        /** @description The body of a `product` message. */
        ProductCard: {
            code: string;
            picture: string;
            /** Format: int64 */
            price_fen: number;
            product: components["schemas"]["ProductId"];
            title: string;
        };
        /** Format: uuid */
        ProductId: string;
        ProductList: {
            products: components["schemas"]["ProductRow"][];
        };
        /** @description A product in a list. */
        ProductRow: {
            availability: components["schemas"]["Availability"];
            category: string;
            code: string;
            id: components["schemas"]["ProductId"];
            picture: string;
            /** Format: int64 */
            price_fen: number;
            /** Format: int64 */
            price_to_fen: number;
            selling_point: string;
            title: string;
        };
        /** @description A product with all that is known about it. */
        ProductView: {
            availability: components["schemas"]["Availability"];
            care: string;
            category: string;
            cautions: string;
            code: string;
            /** Format: int64 */
            custom_days?: number | null;
            facts: components["schemas"]["Fact"][];
            faq: components["schemas"]["Question"][];
            goes_with: components["schemas"]["Match"][];
            id: components["schemas"]["ProductId"];
            installation: string;
            pictures: string[];
            presale_ships_on?: string | null;
            scenes: string[];
            selling_point: string;
            /** Format: int64 */
            ships_within_hours: number;
            skus: components["schemas"]["SkuView"][];
            suits: string;
            title: string;
            usage: string;
        };
        /** @description The rules of whoever judges, as data. */
        Profile: {
            /** @description A line under a person's eye counts as a person's. */
            assisted_counts: boolean;
            begins: components["schemas"]["Begins"];
            excludes_blocked: boolean;
            excludes_left_messages: boolean;
            /** @description How well the rules are known. */
            grade: components["schemas"]["Grade"];
            /** @description A person's mark that nothing needs an answer ends a round uncounted. */
            honours_no_reply: boolean;
            hours: components["schemas"]["Hours"];
            /** @description `taobao`, `wangwang`, `jd`, `kuaishou`, `douyin`, `pdd`, `weixin`, `inquiry` or `shop`. */
            id: string;
            measures: components["schemas"]["Measure"][];
            /**
             * Format: int64
             * @description Days, the one on which a customer asked among them, by whose end an order must be paid to count as paid; 1 to 7, left out: 2.
             */
            paid_within_days?: number;
            /**
             * Format: int64
             * @description How many days the judge looks back.
             */
            period_days: number;
            /** @description Only receptions that a person was given. */
            reached_person_only: boolean;
            /** @description A reception opened again within this time after its close is the same one. */
            reopens_within_ms: components["schemas"]["i64"];
            silence_ms?: components["schemas"]["i64"] | null;
            /** @description Where all who are there are suspended, a message counts as left. */
            suspended_is_away?: boolean;
        };
        /** @description The rules one judge counts by. */
        ProfileView: {
            /** @description The shop has changed it. */
            is_changed: boolean;
            profile: components["schemas"]["Profile"];
            /** Format: int64 */
            rev: number;
        };
        /** Format: uuid */
        PromiseId: string;
        /**
         * @description What is promised.
         * @enum {string}
         */
        PromiseKind: "ship" | "deliver" | "reissue" | "exchange" | "refund" | "price_difference" | "compensation" | "apply" | "contact" | "invoice" | "gift" | "visit" | "follow_up";
        /** @enum {string} */
        PromiseOutcome: "kept" | "broken" | "released";
        PromiseResult: {
            /** @description What was done, or why not: at most 200 characters, at least one where it was broken. */
            note?: string;
            result: components["schemas"]["PromiseOutcome"];
            /** Format: int64 */
            rev: number;
        };
        /** @description How a shop watches over what its members promise. */
        PromiseRules: {
            /**
             * Format: int64
             * @description A day means by this minute of it, 1 to 1439.
             */
            day_ends_min: number;
            /** @description Lines of members are read for promises. */
            is_on: boolean;
            /** @description The kinds that are suggested. */
            kinds: components["schemas"]["PromiseKind"][];
            /**
             * Format: int64
             * @description The owner is told so many minutes before, 0 (not at all) to 1440.
             */
            remind_before_min: number;
            /** @description Owners and supervisors are told too of what is overdue. */
            tells_leaders: boolean;
            /**
             * Format: int64
             * @description Due where no time was named: so many working days later, 0 (the same day) to 10.
             */
            usual_working_days: number;
        };
        /** @description A shop's rules, and their revision to save them by. */
        PromiseRulesView: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["PromiseRules"];
        };
        PromiseSeen: {
            /** Format: int64 */
            rev: number;
        };
        /** @enum {string} */
        PromiseState: "suggested" | "open" | "kept" | "broken" | "released" | "withdrawn" | "dismissed";
        /** @description Other than it stands where named. */
        PromiseTerms: {
            due_at?: components["schemas"]["i64"] | null;
            owner?: components["schemas"]["MemberId"] | null;
            /** Format: int64 */
            rev: number;
        };
        /** @description A promise, or what looks like one. */
        PromiseView: {
            /** Format: int64 */
            amount_fen?: number | null;
            closed_at?: components["schemas"]["i64"] | null;
            closed_by?: components["schemas"]["MemberId"] | null;
            conversation: components["schemas"]["ConversationId"];
            customer: components["schemas"]["CustomerId"];
            customer_name: string;
            due_at: components["schemas"]["i64"];
            /** Format: int64 */
            from: number;
            id: components["schemas"]["PromiseId"];
            /** @description False: the line named no time, so the shop's usual one holds. */
            is_due_said: boolean;
            kind: components["schemas"]["PromiseKind"];
            note: string;
            owner: components["schemas"]["MemberId"];
            /** Format: int64 */
            rev: number;
            said_at: components["schemas"]["i64"];
            said_by: components["schemas"]["MemberId"];
            /**
             * Format: int64
             * @description The public line it stands in, and where, in UTF-16 units of its text.
             */
            seq: number;
            state: components["schemas"]["PromiseState"];
            /** Format: int64 */
            to: number;
            /** @description As written; empty where the line was recalled. */
            words: string;
        };
        /** @description A device that notices are pushed to. */
        PushDevice: {
            created_at: components["schemas"]["i64"];
            /** @description The address that the browser gave: the browser knows itself by it. */
            endpoint: string;
            /** Format: uuid */
            id: string;
            /** @description What the member calls it. */
            label: string;
        };
        PushDeviceAdded: {
            /** Format: uuid */
            id: string;
        };
        /** @description What a browser needs to subscribe, and where the member has. */
        PushDevices: {
            devices: components["schemas"]["PushDevice"][];
            /** @description `applicationServerKey`, in base64url. */
            key: string;
        };
        Question: {
            a: string;
            q: string;
        };
        /** @description Hours without sound, desktop notice and push. */
        QuietHours: {
            /** @description What may disturb all the same. */
            except: components["schemas"]["NoticeCategory"][];
            /**
             * Format: int64
             * @description Minute of the day they begin, 0 to 1439.
             */
            from: number;
            /**
             * Format: int64
             * @description Minute of the day they end; earlier than `from`: the next morning.
             */
            to: number;
        };
        /** @description What a customer may say of the last reception. */
        RatingInvitation: {
            given?: components["schemas"]["GivenScore"] | null;
            open?: components["schemas"]["OpenInvitation"] | null;
        };
        /** @description How a shop asks. */
        RatingRules: {
            /** @description To tick at a score of 1 to 3. */
            bad: string[];
            /** @description To tick at a score of 4 or 5; at most 8, each 1 to 20 characters. */
            good: string[];
            /**
             * Format: int64
             * @description After the end of a reception, 1 to 168.
             */
            hours: number;
            is_on: boolean;
            scale: components["schemas"]["RatingScale"];
        };
        /** @description How a shop asks, and the revision that a change must name. */
        RatingRulesView: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["RatingRules"];
        };
        /**
         * @description How the customer answers. Either way a score of 1 to 5 is kept.
         * @enum {string}
         */
        RatingScale: "stars" | "faces";
        /** @description The ratings of one member on one day; no member: receptions without a person in them. */
        RatingSum: {
            /** @description The day's midnight, UTC milliseconds. */
            day: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description Scores of 4 and 5.
             */
            good: number;
            /** @description Only machines spoke. */
            is_robot: boolean;
            /**
             * Format: int64
             * @description Scores of 1 and 2.
             */
            low: number;
            member?: components["schemas"]["MemberId"] | null;
            /** Format: int64 */
            rated: number;
            /** Format: int64 */
            skipped: number;
            /**
             * Format: int64
             * @description Of all scores.
             */
            sum: number;
        };
        /** @description What a customer said of a reception. */
        RatingView: {
            /** @description UTC milliseconds. */
            at: components["schemas"]["i64"];
            conversation: components["schemas"]["ConversationId"];
            is_robot: boolean;
            member?: components["schemas"]["MemberId"] | null;
            reasons: string[];
            /**
             * Format: int32
             * @description 1 to 5.
             */
            score: number;
            /** Format: int64 */
            session: number;
            words: string;
        };
        /** @description Up to where everything is read. */
        ReadUpTo: {
            category?: components["schemas"]["NoticeCategory"] | null;
            /**
             * Format: int64
             * @description The newest notice that was on the screen: what came later stays unread.
             */
            upto: number;
        };
        RecallFrame: {
            client_id: components["schemas"]["ClientId"];
            conversation: components["schemas"]["ConversationId"];
            lane?: components["schemas"]["Lane"];
            /** Format: int64 */
            seq: number;
            /** @description The command's name. */
            type: string;
        };
        /** @description One stretch of service, as the customer's side shows it. */
        Reception: {
            closed_at?: components["schemas"]["i64"] | null;
            member?: components["schemas"]["MemberId"] | null;
            opened_at: components["schemas"]["i64"];
            /** Format: int64 */
            session: number;
        };
        RefundAnswer: {
            answer: components["schemas"]["RefundAnswerKind"];
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        /**
         * @description What the shop says to a refund.
         * @enum {string}
         */
        RefundAnswerKind: "agree" | "refuse" | "received" | "pay";
        /**
         * @description 仅退款 or 退货退款.
         * @enum {string}
         */
        RefundKind: "money_only" | "goods_back";
        RefundWish: {
            /** Format: int64 */
            amount_fen: number;
            /** Format: uuid */
            key: string;
            kind: components["schemas"]["RefundKind"];
            /** Format: int64 */
            rev: number;
        };
        RefusedSite: {
            at: components["schemas"]["i64"];
            origin: string;
        };
        Rest: {
            due?: components["schemas"]["i64"] | null;
            since: components["schemas"]["i64"];
        };
        ResumeFrame: {
            conversation: components["schemas"]["ConversationId"];
            /** Format: int64 */
            public: number;
            /** Format: int64 */
            staff?: number;
            /** @description The command's name. */
            type: string;
        };
        ReturnParcel: {
            /** @description At most 40 characters. */
            carrier: string;
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
            /** @description 6 to 40 letters, digits and hyphens. */
            waybill: string;
        };
        ReviewFrame: {
            conversation: components["schemas"]["ConversationId"];
            ref: string;
            text: string;
            /** @description The command's name. */
            type: string;
        };
        /** @enum {string} */
        Role: "owner" | "supervisor" | "agent" | "trainee" | "operations" | "warehouse";
        /** @description From a customer's first unanswered line to a person's answer. */
        Round: {
            answered_at?: components["schemas"]["i64"] | null;
            /** Format: uuid */
            answered_by?: string | null;
            asked_at: components["schemas"]["i64"];
            /** Format: int64 */
            asked_seq: number;
            /** @description Automatic lines in between, which did not count. */
            automatic: components["schemas"]["i64"][];
            /** Format: uuid */
            customer: string;
            ended_at?: components["schemas"]["i64"] | null;
            exclusion?: components["schemas"]["Exclusion"] | null;
            /** @description Who had it, from when; the first had it when the customer asked. */
            held: [
                number,
                string
            ][];
            is_first: boolean;
            /** @description Lines of the customer that wait together. */
            lines: number;
            /** @description Start of the reception, merged as the profile says. */
            session_at: components["schemas"]["i64"];
            /** Format: uuid */
            thread: string;
        };
        /** @description A round, and why it stands as it does. */
        RoundView: {
            customer_name: string;
            limit_ms?: components["schemas"]["i64"] | null;
            member?: components["schemas"]["MemberId"] | null;
            round: components["schemas"]["Round"];
            standing?: components["schemas"]["Verdict"] | null;
        };
        Rows: {
            next?: components["schemas"]["i64"] | null;
            rows: components["schemas"]["DeskRow"][];
        };
        /** @description How a shop gives conversations to its members. The order of the looks is the field's and fixed; these are its settings. */
        Rules: {
            after_transfer?: components["schemas"]["Sticky"];
            /** @description Members of other groups take over where nobody in the group is free. */
            beyond_group: boolean;
            /** @description Customers given to one member for good go to that member. */
            dedicated: boolean;
            /** @description At most 50. The first whose conditions fit is meant. */
            groups: components["schemas"]["Group"][];
            leave_to?: components["schemas"]["MemberId"] | null;
            /** @description Members who differ from the usual. */
            members: components["schemas"]["MemberRule"][];
            /** @description Nobody hands on without a reason. */
            needs_reason?: boolean;
            /** @description Why a conversation may be handed on, to choose from: at most 20 of 1 to 30 characters. */
            reasons?: string[];
            /**
             * Format: int64
             * @description A customer comes back to whom they talked to within so many days: 0 (never) to 30.
             */
            recent_days: number;
            /**
             * Format: int64
             * @description A waiting customer whose member is gone is given to another after so many seconds, 5 to 3600; none: never.
             */
            return_after_s?: number | null;
            /** @description A robot answers first where one stands ready; it hands over to the group. */
            robot_first?: boolean;
            share_by: components["schemas"]["ShareBy"];
            /**
             * Format: int64
             * @description Customers who paid this much, in fen, go before the others; none: no such lane.
             */
            vip_from_fen?: number | null;
            /**
             * Format: int64
             * @description Whom they would come back to is full: so many seconds they wait, 0 (go on at once) to 600.
             */
            wait_for_known_s: number;
        };
        /** @description A shop's rules, and their revision to save them by. */
        RulesView: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["Rules"];
        };
        /** @description A notice in one language; no personal data but masked. */
        Saying: {
            text: string;
            title: string;
        };
        /**
         * @description Whose phrases.
         * @enum {string}
         */
        Scope: "team" | "own";
        /** @description Something that fits. */
        SearchHit: {
            at: components["schemas"]["i64"];
            conversation?: components["schemas"]["ConversationId"] | null;
            from?: string | null;
            /** Format: uuid */
            id: string;
            lane?: components["schemas"]["Lane"] | null;
            link?: string | null;
            /** Format: int64 */
            seq?: number | null;
            text: components["schemas"]["Marked"];
            title: components["schemas"]["Marked"];
        };
        /**
         * @description What can be found.
         * @enum {string}
         */
        SearchKind: "customer" | "contact" | "message" | "phrase" | "notice" | "product" | "order";
        /** @description What was found, by kind. */
        SearchResult: {
            groups: components["schemas"]["HitGroup"][];
            state: components["schemas"]["SearchState"];
        };
        /** @description Whether everything can be found yet. */
        SearchState: {
            /**
             * Format: int64
             * @description Entries written that cannot be found yet.
             */
            behind: number;
            is_ready: boolean;
            /**
             * Format: int64
             * @description How much of the log is taken, while the index is built.
             */
            percent: number;
        };
        SendFrame: {
            body: Record<string, never>;
            client_id: components["schemas"]["ClientId"];
            confirm?: string[];
            conversation: components["schemas"]["ConversationId"];
            kind: string;
            lane?: components["schemas"]["Lane"];
            /** @description The command's name. */
            type: string;
        };
        /** @enum {string} */
        SenderKind: "customer" | "member" | "system";
        Set: {
            state: components["schemas"]["State"];
        };
        SetupState: {
            /** @description Sign-ins that everyone may know; none outside a demo. */
            demo: components["schemas"]["DemoSignIn"][];
            needed: boolean;
        };
        /**
         * @description How conversations are shared among members of the same rank.
         * @enum {string}
         */
        ShareBy: "load" | "weight";
        /** @description A stretch of time that the plan does not cover. */
        ShiftGap: {
            from: components["schemas"]["i64"];
            /** @description None: of the whole shop. */
            group?: string | null;
            /**
             * Format: int64
             * @description How many are missing.
             */
            missing: number;
            to: components["schemas"]["i64"];
        };
        /** Format: uuid */
        ShiftId: string;
        ShiftLeast: {
            /** @description By its name in the rules of dispatch; a group that is gone needs nobody. */
            group: string;
            /**
             * Format: int64
             * @description 1 to 100.
             */
            least: number;
        };
        /** @description A shift as it is planned again and again, such as 早班. */
        ShiftPreset: {
            /** @description At most 20 characters. */
            name: string;
            span: components["schemas"]["Span"];
        };
        ShiftReceiver: {
            /** @enum {string} */
            kind: "member";
            member: components["schemas"]["MemberId"];
        } | {
            group: string;
            /** @enum {string} */
            kind: "group";
        } | {
            /** @enum {string} */
            kind: "queue";
        };
        /** @description How a shop goes by its shifts. */
        ShiftRules: {
            /**
             * Format: int64
             * @description Minutes before a shift from which its member serves already, 0 to 120.
             */
            early_min: number;
            /**
             * Format: int64
             * @description Minutes after a shift in which its member serves still, 0 to 120.
             */
            late_min: number;
            /**
             * Format: int64
             * @description Members that are to be planned at any time the shop serves, 0 to 100.
             */
            least: number;
            /** @description The same for groups of dispatch; at most 50. */
            least_of: components["schemas"]["ShiftLeast"][];
            /** @description At most 50. */
            presets: components["schemas"]["ShiftPreset"][];
            /**
             * Format: int64
             * @description Minutes before the end of a shift at which its member is told to hand over, 0 to 120; 0: not at all.
             */
            remind_min: number;
            serves: components["schemas"]["ShiftServes"];
        };
        ShiftRulesKept: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["ShiftRules"];
        };
        /**
         * @description Who among those at the desk gets customers.
         * @enum {string}
         */
        ShiftServes: "present" | "planned" | "clocked_on";
        ShiftView: {
            ends_at: components["schemas"]["i64"];
            id: components["schemas"]["ShiftId"];
            member: components["schemas"]["MemberId"];
            starts_at: components["schemas"]["i64"];
        };
        /** Format: uuid */
        ShopId: string;
        /** @description What leaders set about the shop itself. */
        ShopSettings: {
            /** @description 1 to 64 characters. */
            name: string;
            /** @description Origins of pages that may carry the widget, `https://shop.example`; at most 50. */
            sites: string[];
        };
        ShopSettingsView: {
            /** @description Where people reach this server, where it was told. */
            public_url?: string | null;
            /** @description Sites that asked in vain, newest first; known until the node ends. */
            refused: components["schemas"]["RefusedSite"][];
            settings: components["schemas"]["ShopSettings"];
            /** @description How soon an answer is due in a shop that has set nothing. */
            usual_limits: components["schemas"]["Limits"];
        };
        /** @description A shop as everyone may see it. */
        ShopView: {
            id: components["schemas"]["ShopId"];
            name: string;
            slug: string;
        };
        ShopWish: {
            /** @description What they were when the form was opened: a colleague's change in between is not overwritten unseen. */
            seen: components["schemas"]["ShopSettings"];
            settings: components["schemas"]["ShopSettings"];
        };
        Showing: {
            value: string;
        };
        ShowingAsked: {
            field: components["schemas"]["Field"];
            reason: string;
        };
        ShowingWish: {
            field: components["schemas"]["PersonalField"];
            /** @description Why, in 1 to 200 characters; long numbers in it are masked. */
            reason: string;
        };
        Shows: {
            value: string;
        };
        /** Format: uuid */
        SignInId: string;
        SignInView: {
            created_at: components["schemas"]["i64"];
            /** @description The one that asks. */
            current: boolean;
            /** @description What the browser calls itself. */
            device: string;
            expires_at: components["schemas"]["i64"];
            id: components["schemas"]["SignInId"];
            seen_at?: components["schemas"]["i64"] | null;
        };
        SignedIn: {
            token?: string | null;
        };
        /** Format: uuid */
        SkuId: string;
        SkuView: {
            code: string;
            id: components["schemas"]["SkuId"];
            /** Format: int64 */
            price_fen: number;
            props: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description What can be bought.
             */
            stock: number;
        };
        /** @description A stretch of a day, in minutes since its midnight. One that ends no later than it begins goes on past midnight. */
        Span: {
            /**
             * Format: int64
             * @description 0 to 1439.
             */
            from: number;
            /**
             * Format: int64
             * @description 1 to 1440; excluded.
             */
            to: number;
        };
        /** @description How a conversation stands with dispatch. */
        Standing: {
            /** @description Somebody is on duty, and everyone who fits is full. */
            all_full: boolean;
            /** @description Was left while nobody was on duty, and waits behind those who wait now. */
            is_left: boolean;
            /** @description Nobody is on duty: it is in the pool of messages left. */
            nobody_there: boolean;
            /** @description Place in the queue, from 1; 0 where it does not stand in it. */
            position: number;
            /** @description Nobody serves it yet. */
            queued: boolean;
            wait_ms?: components["schemas"]["i64"] | null;
        };
        /** @enum {string} */
        State: "online" | "busy" | "suspended" | "rest" | "offline";
        /** @enum {string} */
        Status: "closed" | "queued" | "assigned";
        /** @description One look of a decision, with the numbers it saw. A trace is these, in order; the console makes a sentence of them. */
        Step: {
            busy: number;
            /** @description There too, but finishing up, or whoever has just given this customer away: they are not asked. */
            finishing?: number;
            online: number;
            parted?: number;
            /** @enum {string} */
            step: "on_duty";
            suspended: number;
        } | {
            /** @enum {string} */
            step: "vip";
        } | {
            from: components["schemas"]["MemberId"];
            /** @enum {string} */
            step: "returned";
        } | {
            member: components["schemas"]["MemberId"];
            name: string;
            /**
             * @description What came of asking one member.
             * @enum {string}
             */
            result: "given" | "full" | "away" | "waits";
            /** @enum {string} */
            step: "recent";
        } | {
            member: components["schemas"]["MemberId"];
            name: string;
            /**
             * @description What came of asking one member.
             * @enum {string}
             */
            result: "given" | "full" | "away" | "waits";
            /** @enum {string} */
            step: "dedicated";
        } | {
            from?: components["schemas"]["MemberId"] | null;
            group?: string | null;
            /** @enum {string} */
            step: "handed";
        } | {
            /** @enum {string} */
            step: "robot";
        } | {
            name?: string | null;
            /** @enum {string} */
            step: "group";
        } | {
            member: components["schemas"]["MemberId"];
            name: string;
            /**
             * @description What came of asking one member.
             * @enum {string}
             */
            result: "given" | "full" | "away" | "waits";
            /** @enum {string} */
            step: "left_to";
        } | {
            /** @enum {string} */
            step: "wider";
            /**
             * @description Whom a decision asks after those who fit best.
             * @enum {string}
             */
            to: "busy" | "everyone" | "everyone_busy" | "suspended";
        } | {
            /**
             * @description How conversations are shared among members of the same rank.
             * @enum {string}
             */
            by: "load" | "weight";
            /** Format: int64 */
            capacity: number;
            free: number;
            /**
             * Format: int64
             * @description Conversations given within the last hour.
             */
            given: number;
            name: string;
            /** Format: int64 */
            open: number;
            /** @enum {string} */
            step: "chosen";
            /** Format: int64 */
            weight: number;
        };
        /**
         * @description Whom a customer comes back to whose conversation was handed on.
         * @enum {string}
         */
        Sticky: "last" | "first";
        StoreFront: {
            categories: components["schemas"]["Category"][];
            /** @description Everything here is invented: the pages say so. */
            is_demo: boolean;
            shop: components["schemas"]["StoreShop"];
        };
        StoreShop: {
            about: string;
            id: components["schemas"]["ShopId"];
            name: string;
            slug: string;
        };
        Sum: {
            /** @description Id of the measure. */
            measure: string;
            /**
             * Format: int64
             * @description Those that met the limit, have the score or bought; for a mean, those answered.
             */
            met: number;
            /**
             * Format: int64
             * @description What is counted: rounds, receptions, customers or ratings.
             */
            of: number;
            /**
             * Format: int64
             * @description Not decided yet.
             */
            open: number;
            /**
             * Format: int64
             * @description Per mille for a rate, milliseconds for a mean; none where nothing was counted.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description Waits of what was answered, in milliseconds: sums of several days can be added.
             */
            waited_ms: number;
        };
        Taken: {
            file?: components["schemas"]["FileView"] | null;
            /** Format: int64 */
            offset: number;
        };
        /** @description Why a conversation was given to whom, or waited. */
        TraceView: {
            /** @description UTC milliseconds. */
            at: components["schemas"]["i64"];
            decision: components["schemas"]["Decision"];
            /**
             * Format: int64
             * @description Number of the reception.
             */
            session: number;
        };
        /** @description What a shop may set of its orders. */
        TradeRules: {
            /**
             * Format: int64
             * @description A shipped order confirms itself after so many days; 1 to 90.
             */
            confirm_after_days: number;
            /** @description What the six flags mean here, each at most 10 characters; empty: the colour's own name. */
            flag_names: string[];
            /**
             * Format: int64
             * @description The largest discount an agent gives alone, in hundredths of a per cent of the goods; 0 to 10,000.
             */
            most_discount_bp: number;
            /**
             * Format: int64
             * @description An order that is not paid within so many minutes closes itself; 5 to 43,200.
             */
            pay_within_min: number;
        };
        /** @description The rules, and the revision that a change must name. */
        TradeRulesView: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["TradeRules"];
        };
        TransferFrame: {
            client_id: components["schemas"]["ClientId"];
            conversation: components["schemas"]["ConversationId"];
            /** @description In this group of the shop. */
            group?: string | null;
            note?: string;
            reason?: string;
            to?: components["schemas"]["MemberId"] | null;
            /** @description The command's name. */
            type: string;
        };
        /** @description The last day's receptions, as they were given and as these rules would have given them. */
        Trial: {
            /** @description Of these, how many come out otherwise. */
            changed: number;
            /** @description Receptions of the last 24 hours that could be decided again. */
            decisions: number;
            /** @description Not the whole day: it had too many decisions, or too many members were there to be kept beside each. */
            is_partial: boolean;
            left_after: number;
            left_before: number;
            members: components["schemas"]["TrialShare"][];
            /**
             * @description Changed settings whose effect the last day cannot tell, because what they look at was not kept: `after_transfer`,
             *     `leave_to`, `return_after_s`.
             */
            not_tried: string[];
            queued_after: number;
            /** @description Those that had to queue at first, and those that were left as a message. */
            queued_before: number;
        };
        /** @description Rules to try. */
        TrialRules: {
            rules: components["schemas"]["Rules"];
        };
        /** @description Conversations of one member. */
        TrialShare: {
            after: number;
            before: number;
            member: components["schemas"]["MemberId"];
            name: string;
        };
        /** @description `take`, `close` and `no_reply` look alike. */
        TurnFrame: {
            client_id: components["schemas"]["ClientId"];
            conversation: components["schemas"]["ConversationId"];
            /** @description The command's name. */
            type: string;
        };
        TypingFrame: {
            conversation: components["schemas"]["ConversationId"];
            on: boolean;
            /** @description The command's name. */
            type: string;
        };
        /** @description How much of a category is not read. */
        Unread: {
            category: components["schemas"]["NoticeCategory"];
            /** Format: int64 */
            unread: number;
        };
        /** Format: uuid */
        UploadId: string;
        /**
         * @description How a round stands against a limit.
         * @enum {string}
         */
        Verdict: "met" | "missed" | "open";
        Visit: {
            conversation: components["schemas"]["ConversationId"];
            customer: components["schemas"]["CustomerName"];
            /** @description The token to come back with. Keep it: it changes when the shopper identifies. */
            device: string;
            shop: components["schemas"]["ShopView"];
        };
        Wanted: {
            conversation: components["schemas"]["ConversationId"];
            name: string;
            /** Format: int64 */
            size: number;
        };
        WantedLinks: {
            files: components["schemas"]["FileId"][];
        };
        WrittenTo: {
            conversation: components["schemas"]["ConversationId"];
        };
        /** @description A year of the shop: the days that differ from a plain week, and when it serves. */
        YearView: {
            /** @description In order; all others are plain working days and weekends. */
            days: components["schemas"]["DayView"][];
            duty: components["schemas"]["DutyTimes"];
            /** @description False: the official holidays of this year are not known yet. */
            is_announced: boolean;
            /**
             * Format: int64
             * @description Of the duty times, to change them by.
             */
            rev: number;
            /** @description Today, where the shop is. */
            today: components["schemas"]["Date"];
            /** Format: int64 */
            year: number;
        };
        /** Format: int64 */
        i64: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    members_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    members_change_name: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnName"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    members_change_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
        };
    };
    members_set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstShop"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auto_replies_see_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutoReplies"];
                };
            };
        };
    };
    auto_replies_add_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutoReplyRule"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutoReply"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auto_replies_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImaginedCustomer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForeseenReplies"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auto_replies_change_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedAutoReply"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutoReply"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auto_replies_drop_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customers_blocked: {
        parameters: {
            query?: {
                /** @description Older than the last one seen. */
                before?: components["schemas"]["i64"] | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockedCustomer"][];
                };
            };
        };
    };
    board_see_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
        };
    };
    board_announce: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Announcement"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    board_see_gaps: {
        parameters: {
            query?: {
                /** @description 1 to 42; left out: 7. */
                days?: number;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftGap"][];
                };
            };
        };
    };
    board_set_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Set"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_see_year: {
        parameters: {
            query?: {
                /** @description 1970 to 2199; the current one where left out. */
                year?: number | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearView"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_declare_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                /** @description A day, for instance 2026-10-01 */
                id: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDay"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_forget_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                /** @description A day, for instance 2026-10-01 */
                id: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calendar_change_duty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDuty"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_carriers_of: {
        parameters: {
            query: {
                /** @description A waybill's number, at most 40 characters. */
                waybill: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarrierList"];
                };
            };
        };
    };
    contacts_find: {
        parameters: {
            query?: {
                /** @description A part of the name; empty: who was here last. */
                q?: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brief"][];
                };
            };
        };
    };
    contacts_rename_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupRename"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contacts_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactView"][];
                };
            };
        };
    };
    contacts_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMade"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contacts_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contacts_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reception_list: {
        parameters: {
            query: {
                group: "closed" | "starred" | "customer";
                /** @description Of this customer, for the group `customer`. */
                customer?: components["schemas"]["CustomerId"] | null;
                /** @description Last active before this time: `next` of the page before. */
                before?: components["schemas"]["i64"] | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows"];
                };
            };
        };
    };
    reception_see: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
        };
    };
    dispatch_see_traces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceView"][];
                };
            };
        };
    };
    reception_entries: {
        parameters: {
            query?: {
                lane?: "public" | "staff";
                before?: number | null;
                after?: number | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A `page` of docs/protocol.md */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    reception_found: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `entries` as in docs/protocol.md */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    promises_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPromise"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingInvitation"];
                };
            };
        };
    };
    rating_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reception_put_star: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reception_take_star: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customers_see: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockWish"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customers_lift_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contacts_write_to: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenTo"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_see_dedicated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DedicatedTo"];
                };
            };
        };
    };
    dispatch_dedicate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DedicatedTo"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
        };
    };
    rating_of_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingView"][];
                };
            };
        };
    };
    customers_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowingWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Showing"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_see_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
        };
    };
    dispatch_change_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_see_hands: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hands"];
                };
            };
        };
    };
    dispatch_set_drain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Drain"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_try_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_see_decisions: {
        parameters: {
            query?: {
                /** @description UTC milliseconds: only older ones. */
                before?: components["schemas"]["i64"] | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"][];
                };
            };
        };
    };
    files_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedLinks"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Given"];
                };
            };
        };
    };
    shops_renew_identity_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecret"];
                };
            };
        };
    };
    shops_show_identity_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecret"];
                };
            };
        };
    };
    shops_limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
        };
    };
    shops_change_limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitsWish"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_colleagues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleague"][];
                };
            };
        };
    };
    metrics_see_day: {
        parameters: {
            query: {
                /** @description Whose rules to count by. */
                profile: string;
            };
            header?: never;
            path: {
                shop: string;
                /** @description A day, for instance 2026-10-01 */
                id: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresOfDay"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_see_rounds: {
        parameters: {
            query: {
                /** @description Whose rules to count by. */
                profile: string;
                /** @description One of the profile's measures. */
                measure: string;
                /** @description `met`, `missed` or `open`; all of them, and what did not count, where none is named. */
                standing?: components["schemas"]["Verdict"];
                /** @description Rounds this member answers for. */
                member?: components["schemas"]["MemberId"];
            };
            header?: never;
            path: {
                shop: string;
                /** @description A day, for instance 2026-10-01 */
                id: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundView"][];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_see_period: {
        parameters: {
            query: {
                /** @description Whose rules to count by. */
                profile: string;
                /** @description The last day, `2026-10-01`. */
                to: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodView"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_see_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"][];
                };
            };
        };
    };
    metrics_change_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProfile"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics_reset_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    mine_see_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartView"];
                };
            };
        };
    };
    mine_change_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartView"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrders"];
                };
            };
        };
    };
    mine_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_change_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyNewAddress"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_pay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_send_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnParcel"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrder"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_change_nick: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnNick"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_centre_see_keeping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeKeeping"];
                };
            };
        };
    };
    message_centre_change_keeping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeKeeping"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeKeeping"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_centre_see_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeWishes"];
                };
            };
        };
    };
    message_centre_keep_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeWishes"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_centre_list: {
        parameters: {
            query?: {
                category?: ("order" | "after_sale" | "logistics" | "violation" | "system") | null;
                /** @description Only what is not read. */
                unread?: boolean;
                /** @description Words that all must be in it, in either language; 1 to 100 characters. */
                q?: string | null;
                /** @description Told at this time or later, UTC milliseconds. */
                since?: components["schemas"]["i64"] | null;
                /** @description Told before this time. */
                until?: components["schemas"]["i64"] | null;
                /** @description `next` of the page before. */
                before?: number | null;
                /** @description 1 to 100; usually 50. */
                limit?: number | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
        };
    };
    message_centre_read_all: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    message_centre_counts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"][];
                };
            };
        };
    };
    message_centre_read_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_list_orders: {
        parameters: {
            query?: {
                /**
                 * @description An order's number or how it begins, a whole phone number, or a part of the customer's name or of a product's title; at most
                 *     100 characters.
                 */
                q?: string;
                /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`. */
                state?: string;
                /** @description 0 to 5. */
                flag?: number;
                /** @description Placed at this time or later, UTC milliseconds. */
                from?: components["schemas"]["i64"];
                /** @description Placed before this time. */
                to?: components["schemas"]["i64"];
                /** @description Costs so much or more. */
                min_fen?: number;
                /** @description Costs so much or less. */
                max_fen?: number;
                /** @description Has this product in it. */
                product?: components["schemas"]["ProductId"];
                /** @description Only those with a refund under way. */
                refunding?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; usually 50. */
                limit?: number;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    trade_change_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderAddress"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExtension"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_note_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderNote"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_order_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_change_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_answer_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_ship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShipment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowingAsked"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shows"];
                };
            };
        };
    };
    auto_replies_see_own_replies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReplies"];
                };
            };
        };
    };
    auto_replies_keep_own_replies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnReplyWords"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReplies"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_rename_folder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderRename"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_make_folder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderName"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_remove_folder: {
        parameters: {
            query: {
                of: "team" | "own";
                /** @description 1 to 20 characters. */
                name: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Library"];
                };
            };
        };
    };
    phrases_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPhraseForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhraseView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_export: {
        parameters: {
            query: {
                of: "team" | "own";
                format: "csv" | "xlsx";
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
        };
    };
    phrases_import: {
        parameters: {
            query: {
                of: "team" | "own";
                mode: "check" | "all" | "good";
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhraseChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhraseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhrasePlace"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_see_uses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhraseUse"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    phrases_count_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_add: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalogue_list: {
        parameters: {
            query?: {
                category?: string | null;
                q?: string;
                limit?: number | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
        };
    };
    catalogue_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    promises_see_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRulesView"];
                };
            };
        };
    };
    promises_change_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPromiseRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRulesView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_list: {
        parameters: {
            query?: {
                which?: "open" | "overdue" | "done" | "suggested" | "any";
                /** @description Only the caller's own. */
                mine?: boolean;
                kind?: "ship" | "deliver" | "reissue" | "exchange" | "refund" | "price_difference" | "compensation" | "apply" | "contact" | "invoice" | "gift" | "visit" | "follow_up";
                conversation?: components["schemas"]["ConversationId"];
                customer?: components["schemas"]["CustomerId"];
                /** @description Go on after this promise, the last of a page: its `due_at`, or of suggestions its `said_at`. */
                after_at?: components["schemas"]["i64"];
                /** @description And its id. */
                after?: components["schemas"]["PromiseId"];
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedPromises"];
                };
            };
        };
    };
    promises_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseTerms"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseTerms"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_dismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseSeen"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseSeen"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promises_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseResult"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_centre_list_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushDevices"];
                };
            };
        };
    };
    message_centre_add_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPushDevice"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushDeviceAdded"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_centre_remove_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    message_centre_try_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_see_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingRulesView"];
                };
            };
        };
    };
    rating_change_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRatingRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingRulesView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rating_sums: {
        parameters: {
            query: {
                /** @description UTC milliseconds; days are those of China. */
                from: components["schemas"]["i64"];
                /** @description Not any more; at most 92 days later. */
                to: components["schemas"]["i64"];
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingSum"][];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_find: {
        parameters: {
            query: {
                /** @description Words, pinyin or initials. */
                q: string;
                /** @description Kinds, with commas between them; all where none are named. */
                in?: string | null;
                /** @description Hits of each kind. */
                limit?: number | null;
                since?: components["schemas"]["i64"] | null;
                until?: components["schemas"]["i64"] | null;
                /** @description Messages of this member only. */
                by?: components["schemas"]["MemberId"] | null;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
        };
    };
    search_see_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchState"];
                };
            };
        };
    };
    shops_shop_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopSettingsView"];
                };
            };
        };
    };
    shops_change_shop_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopWish"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shifts_change_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShiftRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftRulesKept"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shifts_see_plan: {
        parameters: {
            query?: {
                /** @description The first day, for instance 2026-10-01; left out: the Monday of this week. */
                from?: components["schemas"]["Date"];
                /** @description 1 to 42; left out: 7. */
                days?: number;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shifts_change_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChanged"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shifts_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOver"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shifts_see_own: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDuty"];
                };
            };
        };
    };
    shifts_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDuty"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"][];
                };
            };
        };
    };
    members_hire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Hire"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hired"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_dismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_change_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPassword"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_see_trade_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRulesView"];
                };
            };
        };
    };
    trade_change_trade_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTradeRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRulesView"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description The shop does not listen to the customer */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_see: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offset"];
                };
            };
        };
    };
    files_append: {
        parameters: {
            query?: never;
            header: {
                /** @description Where the piece begins */
                "upload-offset": number;
            };
            path: {
                shop: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
            /** @description Another offset is due: it is in `offset` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The file is not taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing was stored; try again */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_sign_in: {
        parameters: {
            query?: {
                /** @description `token`: answer with the token instead of a cookie. */
                as?: "token" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"][];
                };
            };
        };
    };
    members_sign_out_everywhere: {
        parameters: {
            query?: {
                /** @description `current`: the device that asks stays signed in. */
                keep?: "current" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_end_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    store_front: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreFront"];
                };
            };
        };
    };
    store_draw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
                /** @description A name ending in .svg */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    store_list: {
        parameters: {
            query?: {
                category?: string | null;
                q?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
        };
    };
    store_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    customers_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrival"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_fetch: {
        parameters: {
            query: {
                exp: components["schemas"]["i64"];
                sig: string;
            };
            header?: never;
            path: {
                shop: string;
                id: string;
                variant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description No such file, or no such link */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The link has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
