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
    "/api/shops/{shop}/after-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** After-sale cases under way, those with the least time left first; or those that are over. */
        get: operations["trade_list_after_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/after-sales/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many after-sale cases are under way. */
        get: operations["trade_count_after_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/after-sales/{order}/{line}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a case, hand it on, or leave it to anybody. */
        put: operations["trade_own_case"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/after-sales/{order}/{line}/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what was written with a step of a case: written down with its reason, and limited as every showing of an order's data. */
        post: operations["trade_show_case_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/assistant-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the shop set of the Assistant. */
        get: operations["assistant_see_floor"];
        /** Set the lowest price. `changed_meanwhile` where somebody else was faster. */
        put: operations["assistant_change_floor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to many products at once, newest first. */
        get: operations["assistant_list_batches"];
        put?: never;
        /** Work out what becomes of many products; nothing of them is changed yet. At most 200,000 products. */
        post: operations["assistant_begin_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch, as far as it has come. */
        get: operations["assistant_see_batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what was looked at. A product that somebody changed since stays as it is. */
        post: operations["assistant_apply_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody wants it: it is not applied any more. */
        post: operations["assistant_drop_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products of a batch one by one: what is old, what is new. */
        get: operations["assistant_list_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch as CSV: a row for each change, and one for each product that was not changed and why; what is as before is left out. Its
         *     words are in the reader's language.
         */
        get: operations["assistant_report_batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was stopped, or where its job failed. */
        post: operations["assistant_resume_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop what is under way: what is written stays, and can be taken back. */
        post: operations["assistant_stop_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/assistant/batches/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What taking a batch back would leave as it is, before it is asked for. */
        get: operations["assistant_see_undo"];
        put?: never;
        /** Take back what was written, whole: what was changed since stays. Asked for again, once it was taken back, what stayed is tried again. */
        post: operations["assistant_undo_batch"];
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
    "/api/shops/{shop}/card-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which cards are sent by themselves. */
        get: operations["cards_see_card_rules"];
        /** Send other cards by themselves. `changed_meanwhile` where somebody else was faster. */
        put: operations["cards_change_card_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/cards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A card as it is now; the customer's own ones whole, for members masked. One that was recalled is not there. */
        get: operations["cards_see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/cards/{id}/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what a customer wrote with an answer: written down with its reason, and limited as every showing of a customer's data. */
        post: operations["cards_show_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/cards/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what a card asks, while the customer has not answered: `answered` where they have. The same again is harmless. */
        post: operations["cards_withdraw_card"];
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
        /** Carriers that a waybill's number fits, the best first, and orders that have it already. */
        get: operations["trade_carriers_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories of the shop. */
        get: operations["goods_see_categories"];
        /** Put the categories in another order. */
        put: operations["goods_arrange_categories"];
        /** Make a category, behind all others. */
        post: operations["goods_create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a category; its products are renamed with it. */
        put: operations["goods_change_category"];
        post?: never;
        /** Take a category away that no product is in. */
        delete: operations["goods_remove_category"];
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
    "/api/shops/{shop}/conversations/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a card into a conversation. The same key again says it where it was not said, and answers with the card as it is now. */
        post: operations["cards_send"];
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
        /** A customer's orders, newest first, masked. */
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
    "/api/shops/{shop}/delivery-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delivery templates of the shop. */
        get: operations["goods_see_templates"];
        put?: never;
        /** Make a delivery template. */
        post: operations["goods_create_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/delivery-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a delivery template; orders that were placed keep what they were told. */
        put: operations["goods_change_template"];
        post?: never;
        /** Take a delivery template away that no product goes by. */
        delete: operations["goods_remove_template"];
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
    "/api/shops/{shop}/goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goods of the shop, listed or not; those in the recycle bin only where they are asked for. */
        get: operations["goods_list_goods"];
        put?: never;
        /** Put a product down, in the store until it is listed. */
        post: operations["goods_create_goods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goods as a file 导出商品: at most 200,000, or 20,000 with their pictures. Where a Taobao file does not hold all of them, is refused
         *     for that, or has cells that a spreadsheet calculates, the header `x-goods-export` names what `…/goods-exports/{id}/lost` tells.
         */
        post: operations["goods_files_export_goods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-exports/{id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the file of an export does not hold, product by product, also where it was refused for that; `id` stands in its header
         *     `x-goods-export`. Kept for a day.
         */
        get: operations["goods_files_see_lost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of the shop, newest first. */
        get: operations["goods_files_list_imports"];
        put?: never;
        /** Begin an import 导入商品: the file comes in pieces. */
        post: operations["goods_files_begin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import. */
        get: operations["goods_files_see_import"];
        put?: never;
        post?: never;
        /** Drop an import and its file; what is imported stays. */
        delete: operations["goods_files_drop_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run would change of products that are there, as the check found it. */
        get: operations["goods_files_list_changed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/changes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that are kept, as CSV: a row for each field, in the reader's language. */
        get: operations["goods_files_download_changed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read every row and say everything that is wrong; nothing is written. */
        post: operations["goods_files_check_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with rows of the file, in their order. */
        get: operations["goods_files_list_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/faults.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All faults that are kept, as CSV in the reader's language. */
        get: operations["goods_files_download_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the file, once all of it is there: what it is, its columns and first rows. */
        post: operations["goods_files_look_at_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how the rows are read. What was checked before is to be checked again. */
        put: operations["goods_files_map_import"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers without a name in the first 100,000 rows of a Taobao file; of other files there are none. */
        get: operations["goods_files_see_import_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/pieces/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A piece of the file, 4 MiB each but the last; the same one again takes its place until the file is looked at. */
        put: operations["goods_files_keep_piece"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on from where it was stopped or failed. */
        post: operations["goods_files_resume_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import: all rows, or those without a fault. What is imported is not taken back; it can be taken off the shelf. */
        post: operations["goods_files_run_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods-imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave off; what is imported stays. `resume` goes on. */
        post: operations["goods_files_stop_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rows of products by their ids. */
        post: operations["goods_goods_rows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product, whole, for editing. */
        get: operations["goods_see_goods"];
        /** Edit a product. `changed_meanwhile` where somebody else was faster: look at theirs first. */
        put: operations["goods_change_goods"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed of a product. A page has whole revisions. */
        get: operations["goods_see_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/goods/{id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put down another product like this one: in the store, of no stock and no barcodes, with a number behind its codes. */
        post: operations["goods_copy_goods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of home: shop status and to-dos. */
        get: operations["home_see_home"];
        put?: never;
        post?: never;
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
    "/api/shops/{shop}/mine/cards/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a card, once. The same answer again is harmless; another one is `answered`. */
        post: operations["cards_answer"];
        delete?: never;
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
    "/api/shops/{shop}/mine/freight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the freight of these lines is, to where and with what the customer chose. */
        post: operations["mine_ask_freight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a shopper whom the shop knows takes along from the chat on a site of the shop to the shop's page here, to be the same there. */
        post: operations["customers_vouch"];
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
        /** The asking customer's orders, newest first. */
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
        /**
         * Have an order that has not left yet sent elsewhere. One that is not paid costs the freight there from then on; one that is paid goes
         *     nowhere dearer: `freight_rises`.
         */
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
    "/api/shops/{shop}/mine/orders/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards about an own order that wait for the asking customer, whole. */
        get: operations["cards_my_order_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sees to it that the cart holds at least as much as was bought with an order of whatever can be bought now. The same again is
         *     harmless.
         */
        post: operations["mine_buy_again"];
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
    "/api/shops/{shop}/mine/orders/{id}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice of an own order. */
        get: operations["mine_see_my_invoice"];
        /** Ask for an invoice 申请开票, or change what was asked for until it is issued. */
        put: operations["mine_ask_invoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the first parcel of an own order is. */
        get: operations["logistics_my_parcel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the parcels of an own order are. */
        get: operations["logistics_my_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/part-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What has left of it so far is here and fine; the rest is still to come. */
        post: operations["mine_confirm_part"];
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
    "/api/shops/{shop}/mine/orders/{id}/price-protection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of an own order costs less now 价保. */
        get: operations["mine_see_protection"];
        put?: never;
        /** Have the difference back, once a line; it is paid at once. Where it `needs_shop`, the order stays and the shop is told. */
        post: operations["mine_ask_protection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the same for several lines, or for the whole order, at once. A refusal names the line. */
        post: operations["mine_ask_several"];
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
        /** Ask for something else, while the shop has not answered. */
        put: operations["mine_change"];
        /** Ask for money, another piece or a repair for a line. */
        post: operations["mine_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was sent again is here and fine. */
        post: operations["mine_confirm_resent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say more about a case, in words, pictures or both 举证. */
        post: operations["mine_give_evidence"];
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
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the platform to look at what the shop refused 申请平台介入. */
        post: operations["mine_ask_platform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/refunds/{line}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept what the shop offers, or decline it. Accepted money is paid at once. */
        post: operations["mine_answer_proposal"];
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
    "/api/shops/{shop}/mine/orders/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the asking customer said of an own order. */
        get: operations["cards_my_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/mine/orders/{id}/reviews/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something of a line, once. The same again is harmless; anything else is `reviewed`. */
        post: operations["cards_review"];
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
    "/api/shops/{shop}/order-filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own filters of the list of orders. */
        get: operations["trade_see_order_filters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a filter, or what stands under its id anew. The client makes the id: a retry keeps one. */
        put: operations["trade_keep_order_filter"];
        post?: never;
        /** Let a filter go; also where it is gone already. */
        delete: operations["trade_remove_order_filter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's imports, the newest first. */
        get: operations["order_files_list"];
        put?: never;
        /** Begin to bring orders in from a file of Taobao 导入订单. The same key again is answered with the import it began. */
        post: operations["order_files_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import, as far as it has come. */
        get: operations["order_files_see"];
        put?: never;
        post?: never;
        /** Give an import up: it stops, its file and its faults are forgotten. Orders that it has brought stay. */
        delete: operations["order_files_drop_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read every row and write nothing: what would come, what is here already, and all that is wrong, by line and column. */
        post: operations["order_files_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the check found wrong, by line and column; the first 10,000 are kept. */
        get: operations["order_files_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/faults.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a CSV in the reader's language, for whoever mends the file. */
        get: operations["order_files_faults_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/files/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a file whole: `1` is the one the import began with, `2` the lines beside it. The same place again takes the place of the first,
         *     until the import is checked.
         */
        put: operations["order_files_receive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the files: which tables they are, what their columns are taken for, and their first rows, masked. */
        post: operations["order_files_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which column says what. What was checked before is to be checked again. */
        put: operations["order_files_map"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with what was stopped or has failed. */
        post: operations["order_files_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring the orders in. `all` is refused where the check found a fault. */
        post: operations["order_files_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/order-imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave off; what is here stays here, and `resume` goes on behind it. */
        post: operations["order_files_stop"];
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
        /** Orders, newest first or by their time to ship, masked. A phone and a receiver's name are looked for as a whole, by those who may see them, and never shown. */
        get: operations["trade_list_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/batch/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write beside many orders, or flag them 批量备注. Each goes for itself: what is refused is said, the others are done. */
        post: operations["trade_note_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/batch/pay-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind the customers of many orders to pay 批量催付. Each goes for itself, as one card would: what is paid or was asked already is
         *     refused, the others are done.
         */
        post: operations["cards_remind_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/batch/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The goods of many orders have left 批量发货. Of all or nothing, every one is tried first; what somebody else does in the meantime is
         *     said in its result.
         */
        post: operations["trade_ship_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/batch/shipments/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look through a CSV (UTF-8, GBK, UTF-16) or XLSX file of at most 2,000 parcels and 4 MiB before anything is shipped. */
        post: operations["trade_check_shipments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders as CSV or XLSX, a row each or a row a line, masked 导出订单; at most 100,000, and in XLSX as many lines as a sheet holds. */
        post: operations["trade_export_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/export/whole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same with receivers, buyers, phones, addresses, waybills and notes whole; at most 10,000, and five files a member within 24
         *     hours.
         */
        post: operations["trade_export_whole_orders"];
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
        /**
         * Have an order that is not shipped sent elsewhere 改地址. Never without the customer: whatever could be done answers
         *     `needs_customer`, and a card asks them.
         */
        put: operations["trade_change_address"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/address-match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether what the customer typed is where the order goes 比对收货信息. Shows nothing of it; written down, and limited. */
        post: operations["trade_match_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/address-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of a card with an address where delivery costs more, whose freight the shop waives. */
        post: operations["trade_ask_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to all cases of an order that wait for the shop. A refusal names the line; the limit of refunds is told of the sum. */
        post: operations["trade_agree_to_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards about an order that wait for its customer, masked: what was asked already. */
        get: operations["cards_order_cards"];
        put?: never;
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
        /** Close an order that is not paid, for a reason that its customer sees. Where the shop set that they agree, `needs_customer`: a card asks. */
        post: operations["trade_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/collections/{key}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say of a payment that paid for nothing that it went back another way, or never came: it is not called off any more. As of
         *     a payout: of what the payment service refused, and where it is away for a week, by the owner. What is done already is left alone.
         */
        post: operations["trade_settle_call_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/collections/{key}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try at once to call a payment off that paid for nothing. What has gone back meanwhile is left alone. */
        post: operations["trade_try_call_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/compensation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be given for the lines of an order, and what one person gives alone. */
        get: operations["trade_see_compensation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/compensation-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a compensation that one person does not give alone. */
        post: operations["trade_ask_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a customer a little money for a line 小额赔付. Above what one person gives for an order: `above_your_limit`. */
        post: operations["trade_give_compensation"];
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
        /**
         * Give the customer longer to confirm that the goods came 延长收货; as often as the rules of trade say (`most_extensions`). Where the shop
         *     set that they agree, `needs_customer`: a card asks.
         */
        post: operations["trade_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set another day for the installation that was bought with an order 预约安装, as the customer agreed. Where the shop set that they agree
         *     on a card, `needs_customer`.
         */
        put: operations["trade_book_installation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice a customer asked for, masked. */
        get: operations["trade_see_invoice"];
        /** Enter 登记开票 what a customer told a member, or change what was asked for until it is issued. */
        put: operations["trade_enter_invoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/invoice/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down that an invoice was issued, and under which number. */
        post: operations["trade_issue_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/invoice/showing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows whom an invoice is made out to: written down with its reason, and limited as every showing of an order's data. */
        post: operations["trade_show_invoice"];
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
    "/api/shops/{shop}/orders/{id}/offer-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to send a card that offers a case of more than one's own limit. Agreed to, that very card may be sent by whoever asked, once,
         *     in time (`send_by`).
         */
        post: operations["trade_ask_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the first parcel of an order is, masked. */
        get: operations["logistics_parcel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the parcels of an order are, masked. */
        get: operations["logistics_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/payouts/{no}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say of money that is still due that it went another way 已线下退款: it is not tried any more. Only what the payment service refused,
         *     for what has no answer may have gone (409 `not_sure`); after a week without one, the owner may. What is done already is left alone.
         */
        post: operations["trade_settle_payout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/payouts/{no}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try at once to give money back that is still due. What has gone meanwhile is left alone: it goes once, however often it is tried. */
        post: operations["trade_try_payout"];
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
        /**
         * Change freight or discount 改价, of the whole or of single lines. Discounts of agents and supervisors have limits, which count what
         *     is taken off lines whatever is added to others, and what of the freight and paid services is waived: `above_your_limit` says it. A
         *     higher total or freight is the customer's to agree to: `needs_customer`, and a card asks them.
         */
        put: operations["trade_change_price"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/price-protection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of an order costs less now 价保, and why nothing goes back for the other lines. */
        get: operations["trade_see_order_protection"];
        put?: never;
        /**
         * Give the difference back for the customer 退差价, once a line; it is paid at once. Above what the member gives back of an order alone:
         *     `above_refund_limit`; of a price that fell by more than half, `price_halved` for agents.
         */
        post: operations["trade_give_protection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/price-protection/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no to price protection that a customer asked the shop for; they are told. `nothing_asked` where nothing waits. */
        post: operations["trade_decline_protection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/price-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a price that is above one's own limit. */
        post: operations["trade_ask_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/refund-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to give more back of an order than one's own limit allows. */
        post: operations["trade_ask_refund"];
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
        /** Answer what a customer asks for a line. That the goods are back, and that others have left, the warehouse says too. */
        post: operations["trade_answer_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/refunds/{line}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a dispute 平台判定, in the place of the platform that a shop of its own does not have. For the customer, above what one gives
         *     back of an order alone: `above_refund_limit`.
         */
        post: operations["trade_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/refunds/{line}/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send another piece 补发 of what was missing, wrong or damaged, before the customer asks: a case that the shop has agreed to. */
        post: operations["trade_open_reissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked about an order, oldest first. */
        get: operations["trade_order_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/requests/{no}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to what somebody asked, which does it, or refuse; a card may be sent then. A price, a refund and a card are agreed to by those who might give them themselves. Where the order is no longer what was asked about, nothing is done, and the
         *     request is `over`.
         */
        post: operations["trade_answer_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said of an order. */
        get: operations["cards_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/orders/{id}/reviews/{line}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reply to a review, once. The same again is harmless; anything else is `replied`. */
        post: operations["cards_reply"];
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
        /**
         * The goods have left 发货: all that is left of the order, or some pieces of it in a parcel of their own (部分发货). Where the shop set that
         *     the customer agrees to parts, one that leaves something here is `needs_customer`: a card asks.
         */
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
    "/api/shops/{shop}/orders/{id}/sku-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of a card with another SKU, where more goes back, or stays off the order, than within one's own limit. */
        post: operations["trade_ask_sku"];
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
    "/api/shops/{shop}/stock-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When little is left of a product. */
        get: operations["goods_see_stock_rules"];
        /** Set when little is left of a product. `changed_meanwhile` where somebody else was faster. */
        put: operations["goods_change_stock_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/taobao-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers of Taobao that imported products carry. All their rows are read for it. */
        get: operations["goods_files_see_taobao_numbers"];
        /**
         * Give numbers of Taobao names, or take them away. What is imported later has them at once; what is there already gets them by the job that is answered.
         *     That is the one before where the same member's has not begun.
         */
        put: operations["goods_files_name_taobao_numbers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/trade-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is asked about orders of the shop, newest first. */
        get: operations["trade_list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{shop}/trade-requests/to-decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the caller or somebody else who may agree: open, and not their own. */
        get: operations["trade_requests_to_decide"];
        put?: never;
        post?: never;
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
    "/api/store/{slug}/photos/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a product. */
        get: operations["store_photo"];
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
        /** Products of the storefront, in the shop's order. */
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
    "/api/store/{slug}/products/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers say of a product. */
        get: operations["store_of_product"];
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
             * @description `change_price`, `note`, `ship`, `ship_part`, `extend`, `change_address` (by a card: the customer has to agree), `close`,
             *     `book_installation` (only where one was bought); of a line whose case is under way, for instance of the first: `agree:0`,
             *     `refuse:0`, `propose:0`, `received:0`, `refuse_return:0`, `pay:0`, `resend:0`, `withdraw:0` (another parcel that the shop opened),
             *     `take_freight:0`, `give_evidence:0`, `decide:0`. Of an order also `reissue:0` (another piece of a line), `track`, `compensate`,
             *     `return_freight`, `price_protection`, `agree_all` (to several cases that were asked for with one reason), `reply_reviews`, `invoice`
             *     (issue the one that was asked for), `enter_invoice`, and the cards that may be sent about it, for instance
             *     `card:pay_reminder`.
             */
            act: string;
            is_allowed: boolean;
            /**
             * @description The code with which it would be refused, or of what is missing: `no_parcel`, `no_case`, `nothing_to_give`, `nothing_to_reply`,
             *     `nothing_to_review`, `no_invoice_asked`, `not_sold_here`, `not_protected`, `none_together`, `reasons_differ`, `invoice_closed`,
             *     `invoice_unpaid`, `invoice_given_back`.
             */
            reason?: string | null;
        };
        /** @description How each of them compares with the order; none: it was not typed. */
        AddressMatch: {
            address?: components["schemas"]["Likeness"] | null;
            phone?: components["schemas"]["Likeness"] | null;
            receiver?: components["schemas"]["Likeness"] | null;
        };
        /**
         * @description What an address is made of.
         * @enum {string}
         */
        AddressPart: "receiver" | "phone" | "address";
        /** @description How many cases are under way, and with them price protection that waits for the shop. */
        AfterSaleCounts: {
            /**
             * Format: int64
             * @description Whose time is over within the hours of `due_soon_h`.
             */
            due_soon: number;
            /**
             * Format: int64
             * @description The asking member's own.
             */
            mine: number;
            /** Format: int64 */
            open: number;
            /**
             * Format: int64
             * @description What the platform looks at.
             */
            platform: number;
            /**
             * Format: int64
             * @description That wait for the shop, neither for the customer nor for the platform.
             */
            shop_turn: number;
        };
        AfterSalePage: {
            cases: components["schemas"]["AfterSaleRow"][];
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            /** @description Price protection (价保) that waits for the shop, by its time among the cases. */
            protections: components["schemas"]["AskedProtectionRow"][];
        };
        /** @description A case, as the board shows it. */
        AfterSaleRow: {
            /** Format: int64 */
            asked_fen: number;
            customer: components["schemas"]["CustomerId"];
            due_at?: components["schemas"]["i64"] | null;
            ended_at?: components["schemas"]["i64"] | null;
            /** @description What happens then, where nobody acts and things stand as now. */
            falls?: string | null;
            kind: components["schemas"]["RefundKind"];
            /**
             * Format: int64
             * @description The line's place in the order, from 0.
             */
            line: number;
            /** Format: int64 */
            line_quantity: number;
            next?: components["schemas"]["CaseNext"] | null;
            /** Format: int64 */
            no: number;
            opened_at: components["schemas"]["i64"];
            order: components["schemas"]["OrderId"];
            order_no: string;
            order_state: string;
            owner?: components["schemas"]["MemberId"] | null;
            picture: string;
            /**
             * Format: int64
             * @description Pieces of the line that it is about, and that the line has.
             */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            receiver_masked: string;
            /** Format: int64 */
            refunded_fen: number;
            /**
             * Format: int64
             * @description Of the order: what an act names.
             */
            rev: number;
            sku: string;
            /** @description The field's code. */
            state: string;
            title: string;
            /** @description The SKU that an exchange brings, where it is another one. */
            wanted?: string | null;
        };
        /** @description How long each step of an after-sale case may take, and when a case may begin. */
        AfterSaleRules: {
            /**
             * Format: int64
             * @description So long after success a case may begin, of orders that are placed from then on; 0 to 365 days.
             */
            after_sale_days: number;
            /**
             * Format: int64
             * @description Then it is agreed to, or paid; 1 to 720 hours.
             */
            agree_within_h: number;
            /**
             * Format: int64
             * @description Then it is done; 1 to 90 days.
             */
            confirm_resent_days: number;
            /**
             * Format: int64
             * @description What the platform has not decided by then is the shop's; 1 to 90 days.
             */
            decide_within_days: number;
            /**
             * Format: int64
             * @description What has so long left, or less, is due soon, as boards and lists say; 1 to 48 hours.
             */
            due_soon_h: number;
            /**
             * Format: int64
             * @description A shop that says nothing to the platform has lost then; 1 to 720 hours.
             */
            evidence_within_h: number;
            /**
             * Format: int64
             * @description So often the shop proposes something else in a case (协商); 1 to 5.
             */
            most_proposals: number;
            /**
             * Format: int64
             * @description 七天无理由: until the end of so many days after they came, goods come back without a reason, of orders that are placed from then
             *     on; 7 to 90 days, no fewer than the law has (消费者权益保护法, article 25).
             */
            no_reason_days: number;
            /**
             * Format: int64
             * @description A refused customer may ask the platform so long, then the case closes; 1 to 90 days.
             */
            platform_within_days: number;
            /**
             * Format: int64
             * @description The customer answers what the shop proposed; then it is declined; 1 to 720 hours.
             */
            proposal_within_h: number;
            /**
             * Format: int64
             * @description What was asked for in time, whatever was answered, the shop may still give for so long; 7 to 90 days.
             */
            protect_kept_days: number;
            /**
             * Format: int64
             * @description The shop answers price protection (价保) that was asked of it; then what is sure goes back, and nothing by a price that may be
             *     a slip; 1 to 720 hours.
             */
            protect_within_h: number;
            /**
             * Format: int64
             * @description Then the goods are taken as received; 1 to 90.
             */
            receive_within_days: number;
            /**
             * Format: int64
             * @description What is back is paid; then it is by itself; 1 to 720 hours.
             */
            refund_within_h: number;
            /**
             * Format: int64
             * @description Then the platform looks at it; 1 to 720 hours.
             */
            resend_within_h: number;
            /**
             * Format: int64
             * @description Then the case closes; 1 to 90 days.
             */
            return_within_days: number;
            /**
             * Format: int64
             * @description A card that somebody higher agreed to is sent; then it is asked for anew; 1 to 720 hours. One that was agreed to before keeps its
             *     time.
             */
            send_within_h: number;
            /**
             * Format: int64
             * @description The shop is told so long before a time is over; 0 to 48 hours, 0: it is not.
             */
            warn_before_h: number;
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
        /**
         * @description Of which parcels somebody asks for the orders: 停滞, 疑似丢件, 派送失败, 拒收或退回, or any of these.
         * @enum {string}
         */
        AskedConcern: "any" | "stuck" | "lost" | "trouble" | "refused";
        /** @description What a customer asked the shop for last of a line, because it costs less. */
        AskedProtection: {
            answer?: components["schemas"]["ProtectionAnswer"] | null;
            asked_at: components["schemas"]["i64"];
            due_at?: components["schemas"]["i64"] | null;
            falls?: components["schemas"]["ProtectionAnswer"] | null;
            /**
             * Format: int64
             * @description What goes back then.
             */
            falls_fen: number;
            /**
             * Format: int64
             * @description Once it is given: so much was.
             */
            fen: number;
            /** @description By its place in the order, from 0. */
            line: number;
        };
        /** @description Price protection that waits for the shop, as the board shows it. */
        AskedProtectionRow: {
            asked_at: components["schemas"]["i64"];
            /** Format: int64 */
            asked_fen: number;
            customer: components["schemas"]["CustomerId"];
            due_at: components["schemas"]["i64"];
            /** @description What happens then, where nobody acts. */
            falls: components["schemas"]["ProtectionAnswer"];
            /**
             * Format: int64
             * @description What goes back then.
             */
            falls_fen: number;
            /** @description The price fell by more than half, which may be a slip: who leads looks at it. */
            is_halved: boolean;
            /**
             * Format: int64
             * @description The line's place in the order, from 0.
             */
            line: number;
            order: components["schemas"]["OrderId"];
            order_no: string;
            owner?: components["schemas"]["MemberId"] | null;
            picture: string;
            receiver_masked: string;
            title: string;
        };
        AssistantRules: {
            /**
             * Format: int64
             * @description The lowest price that is no mistake; 0: none.
             */
            floor_fen: number;
            /**
             * Format: int64
             * @description What a change must name.
             */
            rev: number;
        };
        /** @description What a category's template asks of a product, answered. */
        Attribute: {
            name: string;
            value: string;
        };
        /** @enum {string} */
        AttributeKind: "text" | "number" | "choice";
        /** @description An attribute that products of a category have. */
        AttributeRule: {
            /** @description What may be chosen, 1 to 100 of 1 to 60 characters; of other kinds none. */
            choices?: string[];
            /** @description A product without it cannot be listed. */
            is_required?: boolean;
            kind: components["schemas"]["AttributeKind"];
            /** @description 1 to 30 characters. */
            name: string;
            /** @description Behind a number, at most 10 characters. */
            unit?: string;
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
        BatchApplying: {
            /** @description Leave out what was warned of. */
            skip_warned: boolean;
        };
        /** @description Cells that somebody filled in of one product. */
        BatchCells: {
            /** @description 1 to 40; the table of SKUs keeps its rows. */
            edits: components["schemas"]["Edit"][];
            product: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description Of the product as it was seen.
             */
            rev: number;
        };
        BatchChange: {
            after: unknown;
            before: unknown;
            field: string;
            /** @description Of the stock: something could be bought of the SKU, and nothing can be any more. */
            is_emptied: boolean;
            places?: components["schemas"]["BatchPlaces"] | null;
            /** @description Its properties, as orders name it: `颜色:原木色;尺寸:1.4m`. */
            props?: string | null;
            /**
             * Format: int64
             * @description Of the stock: what orders wait for.
             */
            reserved?: number | null;
            /** @description Code of the SKU it is about. */
            sku?: string | null;
            stays?: components["schemas"]["BatchFault"] | null;
        };
        /** @description Why a product is not changed, or something of it not taken back. */
        BatchFault: {
            /**
             * Format: int64
             * @description How many it is about: of `too_little_stock`, those that orders wait for.
             */
            amount?: number | null;
            code: string;
            /** @description A path inside the product: `skus.3.price_fen`. */
            field: string;
            title: string;
        };
        /** Format: uuid */
        BatchId: string;
        /** @description What becomes, or became, of one product. */
        BatchItem: {
            changes: components["schemas"]["BatchChange"][];
            /** @description As the product was called when it was looked at. */
            code: string;
            fault?: components["schemas"]["BatchFault"] | null;
            /**
             * Format: int64
             * @description Of the batch, from 1.
             */
            no: number;
            product: components["schemas"]["ProductId"];
            state: components["schemas"]["BatchItemState"];
            stock_total?: components["schemas"]["BatchStockTotal"] | null;
            title: string;
            /** @description Codes. */
            warnings: string[];
        };
        /**
         * @description What became of one product of a batch.
         * @enum {string}
         */
        BatchItemState: "changed" | "unchanged" | "refused" | "left_out" | "applied" | "failed" | "undone" | "kept";
        BatchItems: {
            items: components["schemas"]["BatchItem"][];
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
        };
        /** @enum {string} */
        BatchMode: "all" | "good";
        BatchNote: {
            how: components["schemas"]["BatchNoteHow"];
            /** @description With what stays, at most 1,000 bytes of UTF-8. */
            text: string;
        };
        /** @enum {string} */
        BatchNoteHow: "replace" | "append";
        /** @description What is long has a sign where it is cut. */
        BatchPlace: {
            after: string;
            before: string;
            /** @description What stands before it, in both texts. */
            lead: string;
            /** @description What stands behind it, in both texts. */
            tail: string;
        };
        BatchPlaces: {
            /** @description How many there are beside them. */
            more: number;
            /** @description The first five. */
            shown: components["schemas"]["BatchPlace"][];
        };
        /** @description What became of the same act on many orders. */
        BatchReport: {
            /** @description Something was tried; of all or nothing, all could be. */
            applied: boolean;
            done: number;
            refused: number;
            /** @description In the order in which they were asked. */
            results: components["schemas"]["BatchResult"][];
        };
        BatchResult: {
            /** @description Why not. */
            code?: string | null;
            is_done: boolean;
            order: components["schemas"]["OrderId"];
            /** @description Empty: there is no such order. */
            order_no: string;
        };
        /**
         * @description Where a batch stands.
         * @enum {string}
         */
        BatchState: "previewing" | "ready" | "applying" | "applied" | "undoing" | "undone" | "stopped" | "dropped";
        /** @description Pieces of all of a product's SKUs, with those that orders wait for. */
        BatchStockTotal: {
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            before: number;
        };
        /** @description What taking a batch back would leave as it is. */
        BatchUndoing: {
            /**
             * Format: int64
             * @description Products that were listed since at the time which the batch had set: they stay in the shop.
             */
            listed: number;
        };
        /** @description Many products changed together: what was asked for, and how far it has come. */
        BatchView: {
            applied_at?: components["schemas"]["i64"] | null;
            /** @description As the member was called then. */
            by: string;
            can_undo: boolean;
            /**
             * Format: int64
             * @description What the preview has found so far.
             */
            changed: number;
            /**
             * Format: int64
             * @description The shop's lowest price when it was asked for; 0: none.
             */
            floor_fen: number;
            id: components["schemas"]["BatchId"];
            /** @description Its products are no longer listed one by one. */
            is_forgotten: boolean;
            job?: components["schemas"]["JobView"] | null;
            /**
             * Format: int64
             * @description Products without a SKU that any of the operations is for.
             */
            left_out: number;
            made_at: components["schemas"]["i64"];
            /** Format: int64 */
            refused: number;
            state: components["schemas"]["BatchState"];
            /**
             * Format: int64
             * @description Products; 0 until they are counted.
             */
            total: number;
            /** Format: int64 */
            unchanged: number;
            undo_until?: components["schemas"]["i64"] | null;
            undone_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description Of those that are changed.
             */
            warned: number;
            /** @description The operations as they were given; none where cells were filled in. */
            what_words: components["schemas"]["GoodsOp"][];
        };
        /** @description Which products are changed, and how. */
        BatchWhat: {
            /** @enum {string} */
            by: "ops";
            /** @description 1 to 20, in their order. */
            ops: components["schemas"]["GoodsOp"][];
            selection: components["schemas"]["GoodsSelection"];
        } | {
            /** @enum {string} */
            by: "cells";
            /** @description 1 to 5,000, each product once. */
            cells: components["schemas"]["BatchCells"][];
        };
        Batches: {
            /** @description Newest first. */
            batches: components["schemas"]["BatchView"][];
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
        };
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
        /** @description What was bought before, in the cart again. */
        BoughtAgain: {
            cart: components["schemas"]["CartView"];
            /** @description Lines of the order, by their place from 0, of which nothing can be bought now. */
            gone: number[];
        };
        /** @description What the desk shows of a customer. */
        Brief: {
            id: components["schemas"]["CustomerId"];
            /** @description The shop has signed for who this is. */
            known: boolean;
            name: string;
        };
        /** @description A payment that paid for nothing and could not be called off yet: nobody knows whether it came. */
        CallOffView: {
            /** Format: int64 */
            amount_fen: number;
            /** Format: uuid */
            key: string;
            /** @description It is tried by itself then. */
            next_at: components["schemas"]["i64"];
            /** @description Why the last try failed, `declined` or `unreachable`. */
            reason?: string | null;
            /** @description It had certainly not gone then: when it was written, or refused last. */
            since: components["schemas"]["i64"];
            /** Format: int64 */
            tries: number;
            unsure_until?: components["schemas"]["i64"] | null;
            /** @description What the payment service said then. */
            words: string;
        };
        CardAct: {
            act: components["schemas"]["CardActName"];
            is_allowed: boolean;
            /** @description The code with which it would be refused. */
            reason?: string | null;
        };
        /**
         * @description What a customer does with a card.
         * @enum {string}
         */
        CardActName: "choose" | "add" | "confirm" | "refuse" | "pay" | "accept" | "decline" | "rate";
        /** @description What a customer does with a card. */
        CardAnswer: {
            /** @description One of the card's acts. */
            act: string;
            /** @description The id of one of its choices. */
            choice?: string | null;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /**
             * Format: int32
             * @description 1 to 5, for a review.
             */
            stars?: number | null;
            /** @description At most 500 characters; required to refuse a check. */
            words?: string | null;
        };
        CardAnswered: {
            act: components["schemas"]["CardActName"];
            at: components["schemas"]["i64"];
            choice?: string | null;
            /** @description Of the words something is not shown; `POST /cards/{id}/showings` shows it. */
            is_masked: boolean;
            /** Format: int32 */
            stars?: number | null;
            words: string;
        };
        CardChoice: {
            /** @description What an answer names. */
            id: string;
            is_possible: boolean;
            label: string;
            /** @description Where it looks otherwise than other choices of the card. */
            picture?: string | null;
            /** Format: int64 */
            price_fen?: number | null;
        };
        /** @description Something that is to be known: of `text`, `fen`, `at` and `code` one is there. */
        CardFact: {
            at?: components["schemas"]["i64"] | null;
            code?: string | null;
            /** Format: int64 */
            fen?: number | null;
            key: string;
            text?: string | null;
        };
        /** Format: uuid */
        CardId: string;
        CardItem: {
            is_on_sale?: boolean | null;
            picture: string;
            /** Format: int64 */
            price_fen?: number | null;
            /**
             * Format: int64
             * @description Of a product's dearest SKU, where `price_fen` is that of its cheapest.
             */
            price_to_fen?: number | null;
            product?: components["schemas"]["ProductId"] | null;
            /** Format: int64 */
            quantity?: number | null;
            sku?: components["schemas"]["SkuId"] | null;
            /** @description The SKU by its values: `原木色 · 1.4m`. */
            sub: string;
            title: string;
        };
        /**
         * @description What a card is for.
         * @enum {string}
         */
        CardKind: "product" | "products" | "sku_choice" | "order_invite" | "order" | "order_check" | "address_check" | "address_change" | "price_change" | "sku_change" | "receipt_extension" | "order_closing" | "part_shipment" | "installation_day" | "pay_reminder" | "coupon" | "parcel" | "refund" | "after_sale_offer" | "review_invite";
        /** @description Where its object is shown. */
        CardLink: {
            /** Format: uuid */
            id?: string | null;
            kind: components["schemas"]["CardLinkKind"];
        };
        /** @enum {string} */
        CardLinkKind: "order" | "product" | "checkout";
        /** @description What is sent once an order is paid. Nothing, until a shop says otherwise. */
        CardRules: {
            /** @description 核对地址 */
            address_check: boolean;
            /** @description 核对订单 */
            order_check: boolean;
        };
        /** @description The rules, and the revision that a change must name. */
        CardRulesView: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["CardRules"];
        };
        CardShowing: {
            /** @description 1 to 200 characters. */
            reason: string;
        };
        /** @enum {string} */
        CardState: "open" | "done" | "refused" | "over";
        /** @description A card as it is now. */
        CardView: {
            /** @description What the customer does with it, possible now or not. */
            acts: components["schemas"]["CardAct"][];
            answered?: components["schemas"]["CardAnswered"] | null;
            at: components["schemas"]["i64"];
            /** @description Nick of who sent it; none: sent by itself. */
            by?: string | null;
            choices: components["schemas"]["CardChoice"][];
            conversation: components["schemas"]["ConversationId"];
            facts: components["schemas"]["CardFact"][];
            id: components["schemas"]["CardId"];
            items: components["schemas"]["CardItem"][];
            kind: components["schemas"]["CardKind"];
            link?: components["schemas"]["CardLink"] | null;
            /**
             * Format: int64
             * @description Raised by an answer; what it shows may change without.
             */
            rev: number;
            state: components["schemas"]["CardState"];
            title: string;
            withdrawn_at?: components["schemas"]["i64"] | null;
            /** @description What its sender says with it. */
            words: string;
        };
        CarrierList: {
            carriers: components["schemas"]["CarrierView"][];
            /**
             * @description Numbers of orders that have a parcel of this number already, at most five, the newest first: a slip, or several orders in one
             *     parcel.
             */
            orders: string[];
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
        /**
         * @description What happens to a case where nobody acts.
         * @enum {string}
         */
        CaseFall: "agreed" | "goods_back" | "refunded" | "proposal_declined" | "closed" | "received" | "platform" | "done" | "for_customer" | "for_shop";
        /** @description Whose turn it is, and what members may do now or why not. */
        CaseNext: {
            acts: components["schemas"]["ActView"][];
            turn: components["schemas"]["CaseTurn"];
        };
        /** @description Its links open for one to two hours. */
        CasePicture: {
            file: components["schemas"]["FileId"];
            thumb: string;
            url: string;
        };
        CaseProposal: {
            /** Format: int64 */
            amount_fen: number;
            kind: components["schemas"]["RefundKind"];
        };
        /**
         * @description Why a customer asks.
         * @enum {string}
         */
        CaseReason: "seven_days" | "quality" | "damage" | "wrong" | "missing" | "not_received" | "not_as_described" | "other";
        CaseShowing: {
            /** @description 1 to 200 characters. */
            reason: string;
            /** @description By its place among the steps of the line, from 0. */
            step: number;
        };
        /** @description Something that happened to a case. */
        CaseStep: {
            /** Format: int64 */
            amount_fen?: number | null;
            asked?: components["schemas"]["RefundKind"] | null;
            at: components["schemas"]["i64"];
            /** @description `customer`, `shop`, `system` or `platform`. */
            by: string;
            carrier?: string | null;
            /**
             * Format: int64
             * @description The number of its case.
             */
            case: number;
            /** @description Of words, carrier or waybill something is not shown; `POST /after-sales/{order}/{line}/showings` shows it. */
            is_masked: boolean;
            /** @description For instance `refund_asked`, `proposal_made`, `evidence_given`. */
            kind: string;
            pictures: components["schemas"]["CasePicture"][];
            /**
             * Format: int64
             * @description Pieces that were asked for, or sent again; none: all that were left of the line, or of the case.
             */
            quantity?: number | null;
            reason?: components["schemas"]["CaseReason"] | null;
            /** @description The SKU that was asked for in exchange. */
            wanted?: string | null;
            /** @description Masked for members. */
            waybill?: string | null;
            /** @description Empty: nothing was said. */
            words: string;
        };
        /**
         * @description Who has to act next.
         * @enum {string}
         */
        CaseTurn: "shop" | "customer" | "platform";
        /** @description An after-sale case of a line: the last one, with all that was said and done about the line. */
        CaseView: {
            /** Format: int64 */
            asked_fen: number;
            due_at?: components["schemas"]["i64"] | null;
            falls?: components["schemas"]["CaseFall"] | null;
            /** @description Who pays for sending the goods back. */
            freight: components["schemas"]["ReturnFreight"];
            /**
             * Format: int64
             * @description Given for the way back of this case (寄回运费), beside what was paid.
             */
            freight_back_fen: number;
            /**
             * Format: int64
             * @description Of that: for its way back. The refund itself may be there.
             */
            freight_due_fen: number;
            /** @description The shop holds the returned goods again. */
            is_back: boolean;
            kind: components["schemas"]["RefundKind"];
            /**
             * Format: int64
             * @description Of the cases of its line, from 1.
             */
            no: number;
            opened_at: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description What of this case's money, its way back too, is still on its way to the customer.
             */
            payouts_due_fen: number;
            proposal?: components["schemas"]["CaseProposal"] | null;
            /**
             * Format: int64
             * @description Pieces of the line that it is about.
             */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            /** Format: int64 */
            refunded_fen: number;
            /** @description The field's code, for instance `WAIT_SELLER_AGREE`. */
            state: string;
            /**
             * Format: int64
             * @description Of the line's pieces that have not left, those that never will if `asked_fen` is paid: as many as it pays for in full.
             */
            stays_here: number;
            /** @description Oldest first. */
            steps: components["schemas"]["CaseStep"][];
            turn?: components["schemas"]["CaseTurn"] | null;
            /** @description The SKU that an exchange brings, where it is another one: `颜色:原木色;尺寸:1.4m`. */
            wanted?: string | null;
        };
        CaseWords: {
            /** Format: uuid */
            key: string;
            /** @description At most 9 own pictures. */
            pictures?: components["schemas"]["FileId"][];
            /** Format: int64 */
            rev: number;
            /** @description At most 500 characters. */
            words?: string;
        };
        Category: {
            count: number;
            name: string;
            picture: string;
        };
        /** @description A category in place of the one at `rev`. */
        CategoryChange: {
            attributes: components["schemas"]["AttributeRule"][];
            /** @description None: it has none, or none any more. */
            cid?: string | null;
            name: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description A category to make. */
        CategoryForm: {
            /** @description At most 60. */
            attributes: components["schemas"]["AttributeRule"][];
            /** @description Its number at Taobao, 1 to 15 digits, no two of a shop alike. */
            cid?: string | null;
            /** @description 1 to 30 characters, no two of a shop alike. */
            name: string;
        };
        /** Format: uuid */
        CategoryId: string;
        CategoryList: {
            /** @description In the shop's order. */
            categories: components["schemas"]["GoodsCategory"][];
        };
        /** @description All categories of the shop, in their new order. */
        CategoryOrder: {
            ids: components["schemas"]["CategoryId"][];
        };
        /** @description A rule to keep in place of the one at `rev`. */
        ChangedAutoReply: {
            /** Format: int64 */
            rev: number;
            rule: components["schemas"]["AutoReplyRule"];
        };
        /**
         * @description What amounts are counted in: pieces, grams or cubic centimetres.
         * @enum {string}
         */
        ChargeBy: "piece" | "weight" | "volume";
        ChosenGoods: {
            /** @description At most 10,000. */
            ids: components["schemas"]["ProductId"][];
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
        /**
         * @description Why an order ended before it was paid. The first two are nobody's of the shop.
         * @enum {string}
         */
        CloseReason: "not_paid_in_time" | "customer_cancelled" | "out_of_stock" | "not_wanted" | "wrong_details" | "unreachable" | "in_person" | "other";
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
        CompensationLine: {
            /** @description Why nothing is given for that; none: it may be given. */
            freight_reason?: string | null;
            /** @description By its place in the order, from 0. */
            line: number;
            /** Format: int64 */
            most_fen: number;
            /**
             * Format: int64
             * @description The most for sending it back (`return_freight`), which is beside what was paid.
             */
            most_freight_fen: number;
            /** @description The code with which it would be refused; none: it may be given. */
            reason?: string | null;
        };
        /**
         * @description Why money is given beside a case.
         * @enum {string}
         */
        CompensationReason: "quality" | "damage" | "missing" | "delay" | "goodwill" | "other" | "return_freight" | "price_protection" | "other_sku";
        /** @description What was given for an order, what may be, and what was asked for. */
        CompensationView: {
            /**
             * Format: int64
             * @description So much more one person gives alone.
             */
            alone_fen: number;
            asked: components["schemas"]["TradeRequest"][];
            /** Format: int64 */
            given_fen: number;
            lines: components["schemas"]["CompensationLine"][];
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
        /** @description Terms in place of those at `rev`. */
        DeliveryChange: {
            /** Format: int64 */
            rev: number;
            terms: components["schemas"]["DeliveryTerms"];
        };
        /** @description How some goods are delivered. */
        DeliveryTemplate: {
            id: components["schemas"]["TemplateId"];
            /**
             * Format: int64
             * @description How many go by it.
             */
            products: number;
            /**
             * Format: int64
             * @description What a change must name.
             */
            rev: number;
            terms: components["schemas"]["DeliveryTerms"];
        };
        DeliveryTemplates: {
            /** @description By name. */
            templates: components["schemas"]["DeliveryTemplate"][];
        };
        /** @description What the delivery of goods costs where. */
        DeliveryTerms: {
            charge_by: components["schemas"]["ChargeBy"];
            /** @description At most 10; one that is met is enough. */
            free?: components["schemas"]["FreeOver"][];
            /** @description 1 to 30 characters, no two of a shop alike. */
            name: string;
            /** @description Provinces and cities. A city with a rate of its own is delivered even where its province is not. */
            not_delivered?: string[];
            /** @description At most 34, no province or city twice. One that names the city goes before one that names its province. */
            regional?: components["schemas"]["RegionalRate"][];
            /** @description At most one of a kind. */
            services?: components["schemas"]["Service"][];
            /** @description At most 34, no province or city twice, the city's before its province's; asked even where shipping is free. */
            surcharges?: components["schemas"]["Surcharge"][];
            /** @description Where no other is said. */
            usual: components["schemas"]["Rate"];
        };
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
        /** @description One field of a product, set anew. */
        Edit: {
            /** @enum {string} */
            field: "code";
            value: string;
        } | {
            /** @enum {string} */
            field: "title";
            value: string;
        } | {
            /** @enum {string} */
            field: "category";
            /** @description A category's name. */
            value: string;
        } | {
            /** @enum {string} */
            field: "selling_point";
            value: string;
        } | {
            /** @enum {string} */
            field: "attributes";
            value: components["schemas"]["Attribute"][];
        } | {
            /** @enum {string} */
            field: "availability";
            /** @description `stock`, `presale` or `custom`. */
            value: components["schemas"]["Availability"];
        } | {
            /** @enum {string} */
            field: "ships_within_hours";
            /** Format: int64 */
            value: number;
        } | {
            /** @enum {string} */
            field: "presale_ships_on";
            /** @description `YYYY-MM-DD`. */
            value: string | null;
        } | {
            /** @enum {string} */
            field: "custom_days";
            /** Format: int64 */
            value: number | null;
        } | {
            /** @enum {string} */
            field: "pictures";
            /** @description Addresses it has, or ids of pictures of the shop. */
            value: string[];
        } | {
            /** @enum {string} */
            field: "facts";
            value: components["schemas"]["Fact"][];
        } | {
            /** @enum {string} */
            field: "suits";
            value: string;
        } | {
            /** @enum {string} */
            field: "scenes";
            value: string[];
        } | {
            /** @enum {string} */
            field: "usage";
            value: string;
        } | {
            /** @enum {string} */
            field: "care";
            value: string;
        } | {
            /** @enum {string} */
            field: "installation";
            value: string;
        } | {
            /** @enum {string} */
            field: "cautions";
            value: string;
        } | {
            /** @enum {string} */
            field: "faq";
            value: components["schemas"]["Question"][];
        } | {
            /** @enum {string} */
            field: "goes_with";
            /** @description Codes of products. */
            value: string[];
        } | {
            /** @enum {string} */
            field: "description";
            /** @description HTML. */
            value: string;
        } | {
            /** @enum {string} */
            field: "tags";
            value: string[];
        } | {
            /** @enum {string} */
            field: "template";
            value: components["schemas"]["TemplateId"] | null;
        } | {
            /** @enum {string} */
            field: "state";
            value: components["schemas"]["GoodsState"];
        } | {
            /** @enum {string} */
            field: "list_at";
            value: components["schemas"]["i64"] | null;
        } | {
            /** @enum {string} */
            field: "low_stock";
            /**
             * Format: int64
             * @description 0 to 1,000,000 pieces are little of it, 0: that is never told; none: the shop's figure.
             */
            value: number | null;
        } | {
            /** @enum {string} */
            field: "skus";
            /** @description The whole table, in its order. */
            value: components["schemas"]["SkuForm"][];
        };
        EventView: {
            about: components["schemas"]["OrderEventAbout"];
            /** @description What of a changed address is another one; empty for other events, and where it was not written down. */
            address_parts: components["schemas"]["AddressPart"][];
            at: components["schemas"]["i64"];
            /** @description `customer`, `shop`, `carrier`, `system` or `platform`. */
            by: string;
            change?: components["schemas"]["OrderEventChange"] | null;
            close_reason?: components["schemas"]["CloseReason"] | null;
            compensation?: components["schemas"]["OrderEventGiven"] | null;
            install_on?: components["schemas"]["Date"] | null;
            kind: string;
            /** @description Who of the shop did it, as they were called then; none: nobody of the shop, or it is from before that was written down. */
            nick?: string | null;
            price?: components["schemas"]["OrderPrice"] | null;
        };
        /** @description Pieces that came in the place of others. */
        ExchangedPieces: {
            /** Format: int64 */
            quantity: number;
            /** @description The SKU that came: `颜色:原木色;尺寸:1.4m`. */
            sku: string;
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
        /** @enum {string} */
        Favour: "customer" | "shop";
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
        Field: "receiver" | "phone" | "address" | "waybill" | "buyer_message" | "note";
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
        /** @description What orders are looked for by, as the list takes it. */
        FilterQuery: {
            /**
             * Format: int64
             * @description Within so many days, whenever it is asked; 1 to 3,650, in the place of `from` and `to`.
             */
            days?: number | null;
            /**
             * Format: int32
             * @description 0 to 5.
             */
            flag?: number | null;
            from?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            max_fen?: number | null;
            /** Format: int64 */
            min_fen?: number | null;
            parcel_concern?: components["schemas"]["AskedConcern"] | null;
            product?: components["schemas"]["ProductId"] | null;
            q?: string | null;
            /** @description How the last after-sale case of a line stands. */
            refund_state?: string | null;
            /** @description With money that did not go back. */
            refund_stuck?: boolean;
            refunding?: boolean;
            ship_due?: components["schemas"]["ShipDue"] | null;
            /** @description `here`, or for instance `taobao`. */
            source?: string | null;
            /** @description The field's code, or `TO_SHIP`. */
            state?: string | null;
            time?: components["schemas"]["OrderTime"] | null;
            to?: components["schemas"]["i64"] | null;
            /** @description Whose invoice is to be issued. */
            to_invoice?: boolean;
            /** @description With a review that the shop has not replied to. */
            to_reply?: boolean;
        };
        FilteredGoods: {
            /** @description At most 10,000. */
            except?: components["schemas"]["ProductId"][];
            filter: components["schemas"]["GoodsFilter"];
        };
        /** @description What a check found in a text. Offsets count UTF-16 code units, as browsers do. */
        Finding: {
            end: number;
            /** @description Stable name, for instance `privacy.phone`; what a client confirms. */
            id: string;
            reason: string;
            severity: components["schemas"]["Severity"];
            source: string;
            start: number;
            suggestion?: string | null;
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
        /** @description When shipping is free. Where both are said both are asked; where none is, it always is. */
        FreeOver: {
            /**
             * Format: int64
             * @description Goods of this template for so much or more.
             */
            min_fen?: number | null;
            /**
             * Format: int64
             * @description So many pieces of this template or more.
             */
            min_pieces?: number | null;
            /** @description Provinces and cities; none: everywhere. */
            provinces?: string[];
        };
        /** @description What freight is asked for. */
        FreightAsked: {
            /** @description At most 200 characters; a province's name is enough, and empty asks for the usual rate. */
            address?: string;
            /** @description 1 to 50, each SKU once. */
            lines: components["schemas"]["NewLine"][];
            /** @description Codes of the chosen services. */
            services?: string[];
        };
        /** @description What goes by one delivery template. */
        FreightPart: {
            /**
             * Format: int64
             * @description Without the surcharge.
             */
            freight_fen: number;
            is_free: boolean;
            /**
             * Format: int64
             * @description Missing to where it would be free; none: nothing is missing, or nothing would make it free.
             */
            more_fen?: number | null;
            /** Format: int64 */
            more_pieces?: number | null;
            name: string;
            skus: components["schemas"]["SkuId"][];
            /** Format: int64 */
            surcharge_fen: number;
            template: components["schemas"]["TemplateId"];
        };
        /** @description What an order would cost now. */
        FreightQuote: {
            /** @description Cities of the province to which all of it is delivered, where the province is not. */
            delivered_cities: string[];
            /**
             * Format: int64
             * @description With surcharges.
             */
            freight_fen: number;
            /** Format: int64 */
            goods_fen: number;
            /** @description These cannot be bought from there. */
            not_delivered: components["schemas"]["SkuId"][];
            parts: components["schemas"]["FreightPart"][];
            /** @description The one the address begins with; none: it begins with none, and the usual rates are asked. */
            province?: string | null;
            services: components["schemas"]["ServiceOffer"][];
            /** Format: int64 */
            services_fen: number;
            /** Format: int64 */
            total_fen: number;
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
        /** @description The whole of a product, for editing. */
        Goods: {
            attributes: components["schemas"]["Attribute"][];
            availability: components["schemas"]["Availability"];
            care: string;
            category: string;
            cautions: string;
            changed_at: components["schemas"]["i64"];
            code: string;
            created_at: components["schemas"]["i64"];
            /** Format: int64 */
            custom_days?: number | null;
            /** @description HTML as it was given: shown to customers only cleaned. */
            description: string;
            facts: components["schemas"]["Fact"][];
            faq: components["schemas"]["Question"][];
            /** @description Codes of products. */
            goes_with: string[];
            id: components["schemas"]["ProductId"];
            installation: string;
            list_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description So many pieces of it are little; none: the shop's figure, 0: none are.
             */
            low_stock?: number | null;
            pictures: string[];
            presale_ships_on?: string | null;
            /**
             * Format: int64
             * @description What an edit must name.
             */
            rev: number;
            scenes: string[];
            selling_point: string;
            /** Format: int64 */
            ships_within_hours: number;
            skus: components["schemas"]["GoodsSku"][];
            state: components["schemas"]["GoodsState"];
            suits: string;
            tags: string[];
            template?: components["schemas"]["TemplateId"] | null;
            title: string;
            usage: string;
        };
        /** @description A category with its template. */
        GoodsCategory: {
            attributes: components["schemas"]["AttributeRule"][];
            /** @description Its number at Taobao. */
            cid?: string | null;
            id: components["schemas"]["CategoryId"];
            name: string;
            /** Format: int64 */
            position: number;
            /**
             * Format: int64
             * @description How many there are in it.
             */
            products: number;
            /**
             * Format: int64
             * @description What a change must name.
             */
            rev: number;
        };
        GoodsChange: {
            after: unknown;
            at: components["schemas"]["i64"];
            batch?: components["schemas"]["BatchId"] | null;
            before: unknown;
            by?: components["schemas"]["MemberId"] | null;
            /** @description As the member was called then. */
            by_name?: string | null;
            field: string;
            /** @description Its place among what was changed together, from 0. */
            place: number;
            /**
             * Format: int64
             * @description The product's after it: what was changed together shares it.
             */
            rev: number;
            /** @description Code of the SKU it is about. */
            sku?: string | null;
        };
        GoodsChanges: {
            /** @description Newest first; of what was changed together the last first. */
            changes: components["schemas"]["GoodsChange"][];
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
        };
        /** @description A product to copy. */
        GoodsCopy: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one and makes no second copy.
             */
            key: string;
        };
        /** @description Edits of a product as it was at `rev`. */
        GoodsEdits: {
            /** @description At most 40, in their order; the later of two of one field stays. */
            edits: components["schemas"]["Edit"][];
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description What an exported file does not hold. */
        GoodsExportLost: {
            /** @description The first 100 of them, in the order of the file. */
            first: components["schemas"]["GoodsExportLostOf"][];
            /** @description The first 100 of them. */
            first_refused: components["schemas"]["GoodsExportRefusedOf"][];
            /**
             * Format: int64
             * @description Products with cells that stay as they came, and that a spreadsheet calculates.
             */
            formulas: number;
            /**
             * Format: int64
             * @description Products of which it does not hold everything.
             */
            products: number;
            /**
             * Format: int64
             * @description Products that cannot be written: it holds nothing of them.
             */
            refused: number;
        };
        /** @description What it does not hold of one product. */
        GoodsExportLostOf: {
            code: string;
            /** @description Fields of ours (`selling_point`, `skus.weight_g`), and columns of the file the product came from that this one has not. */
            fields: string[];
            product: components["schemas"]["ProductId"];
            title: string;
        };
        /** @description Why a product cannot be written. */
        GoodsExportRefusedOf: {
            code: string;
            /** @description As the file calls it. None: the whole row. */
            column?: string | null;
            product: components["schemas"]["ProductId"];
            /** @description As faults of an import are called: `formula`, `not_in_encoding`. */
            reason: string;
            title: string;
            /** @description The same in words. */
            words: string;
        };
        /** @description What becomes of the questions 常见问题 that a product answers. */
        GoodsFaqHow: {
            a: string;
            /** @enum {string} */
            how: "add";
            q: string;
        } | {
            /** @enum {string} */
            how: "remove";
            q: string;
        };
        GoodsFileColumn: {
            /** @description From 0: the key of `Mapping::columns`. */
            at: number;
            /** @description What it is read as unless the mapping says otherwise; none: it is not read. */
            field?: string | null;
            /** @description In Chinese, where the format knows the column. */
            label: string;
            name: string;
            /** @description Of the first row. */
            sample: string;
        };
        /** @enum {string} */
        GoodsFileEncoding: "utf16le" | "utf8_bom" | "gbk";
        /** @enum {string} */
        GoodsFileFormat: "taobao" | "csv" | "xlsx";
        /** @description What a look at the file found. */
        GoodsFileLook: {
            columns: components["schemas"]["GoodsFileColumn"][];
            /** @description `utf-16le`, `utf-16be`, `utf-8`, `gbk`; empty for XLSX. */
            encoding: string;
            /** @description The tables, as they are called in the zip. */
            files: string[];
            /** @description At most 5, each as long as `columns`; a cell is cut at 200 characters. */
            first_rows: string[][];
            format: components["schemas"]["GoodsFileFormat"];
            /**
             * Format: int32
             * @description 47, 54, 58, 63 or 67, of several tables the first one's; none: no Taobao file, or one that lacks columns of the oldest.
             */
            generation?: number | null;
            hosts_elsewhere?: string[];
            /**
             * Format: int64
             * @description After a check: new products without a delivery template, which would be sent for nothing.
             */
            no_template?: number;
            /**
             * @description `columns_unknown`, `columns_missing`, `mixed_generations`, `no_code_column`, `no_pictures`, `old_tool`; after a check also codes of what is taken
             *     otherwise than it stands in the file, of new products `no_template`, and of what may be a slip `price_floor`,
             *     `price_fell_much`, `price_zero`, `zero_stock`, `weight_missing`, `volume_missing`, `description_pictures_elsewhere`.
             */
            notes: string[];
            /**
             * Format: int64
             * @description Pictures in the folders beside the tables.
             */
            pictures: number;
            /**
             * Format: int64
             * @description After a check: pictures of new descriptions that lie on other hosts, and the first 20 of these. Customers see none of them.
             */
            pictures_elsewhere?: number;
            /** @description Taobao's category numbers in the first 2,000 rows that the shop knows no category of. */
            unknown_categories: string[];
        };
        /** @description How the rows are read. */
        GoodsFileMapping: {
            /** @description Taobao's number of a category → the shop's category, which is made where it is not there. Remembered for later files. */
            categories?: {
                [key: string]: string;
            };
            /** @description Of products whose row names none. */
            category?: string | null;
            /** @description Number of a column → field, `""`: not read. Columns left out are read as the look says. Only for CSV and XLSX. */
            columns?: {
                [key: string]: string;
            };
            existing?: components["schemas"]["GoodsImportExisting"];
            /**
             * Format: int64
             * @description The import's, as it was looked at.
             */
            rev?: number;
            state?: components["schemas"]["GoodsImportShelf"];
            template?: components["schemas"]["TemplateId"] | null;
        };
        /** @description As `GET /goods` is asked. */
        GoodsFilter: {
            /**
             * @description `stock`, `presale`, `custom` or `sold_out`.
             * @default null
             */
            availability: string | null;
            /**
             * @description Of an import's products `new` or `changed` ones; none: both.
             * @default null
             */
            brought: string | null;
            /**
             * @description A category's name.
             * @default null
             */
            category: string | null;
            /** @default null */
            import: components["schemas"]["ImportId"] | null;
            /**
             * @description Only those of which a few pieces are left.
             * @default false
             */
            low_stock: boolean;
            /**
             * Format: int64
             * @description The cheapest SKU costs so much or less.
             * @default null
             */
            max_fen: number | null;
            /**
             * Format: int64
             * @description So many pieces or fewer can be bought of it.
             * @default null
             */
            max_stock: number | null;
            /**
             * Format: int64
             * @description The cheapest SKU costs so much or more.
             * @default null
             */
            min_fen: number | null;
            /**
             * Format: int64
             * @description So many pieces or more can be bought of it.
             * @default null
             */
            min_stock: number | null;
            /**
             * @description Words that must each be in title or code, or begin the code or barcode of a SKU; at most 100 characters.
             * @default
             */
            q: string;
            /**
             * @description `listed`, `stored` or `deleted`; none: the first two.
             * @default null
             */
            state: string | null;
            /** @default null */
            tag: string | null;
            /**
             * @description A delivery template's id, or `none`.
             * @default null
             */
            template: string | null;
            /**
             * @description Only those that wait for a time to be listed.
             * @default false
             */
            timed: boolean;
            /**
             * @description `weight` or `volume`: only those that have a SKU without it.
             * @default null
             */
            unmeasured: string | null;
        };
        /** @description Products whose rows are wanted. */
        GoodsIds: {
            /** @description At most 200. */
            ids: components["schemas"]["ProductId"][];
        };
        /** @description An import as it stands. */
        GoodsImport: {
            by: string;
            /** Format: int64 */
            bytes: number;
            /** @description Whether `{"rows":"all"}` may run: the check of this mapping found no fault. */
            can_run_all: boolean;
            /** @description Whether `{"rows":"good"}` may run. */
            can_run_good: boolean;
            /** @description Of the newest of the two. */
            counts: components["schemas"]["GoodsImportCounts"];
            id: components["schemas"]["ImportId"];
            job?: components["schemas"]["JobView"] | null;
            /** @description Behind it the file is deleted and nothing more can be done with it. */
            kept_until: components["schemas"]["i64"];
            look?: components["schemas"]["GoodsFileLook"] | null;
            made_at: components["schemas"]["i64"];
            mapping?: components["schemas"]["GoodsFileMapping"] | null;
            /** @description Numbers of the pieces that are not there yet, from 0; at most 256 of them. */
            missing: number[];
            name: string;
            /**
             * Format: int64
             * @description Bytes of every piece but the last, which may be shorter.
             */
            piece_bytes: number;
            /**
             * Format: int64
             * @description Changes with whatever is set; `mapping` must name it.
             */
            rev: number;
            state: components["schemas"]["GoodsImportState"];
            step?: components["schemas"]["GoodsImportStep"] | null;
        };
        GoodsImportChange: {
            after: unknown;
            /** @description Of a long text the part in which it differs. */
            before: unknown;
            /** @description As the history of a product calls it: `title`, `price_fen`. */
            field: string;
            /** @description Its properties, as orders name it: `颜色:原木色;尺寸:1.4m`. */
            props?: string | null;
            /** @description Code of the SKU it is about. */
            sku?: string | null;
        };
        /** @description A product that is there, and what a run would change of it. */
        GoodsImportChanged: {
            /** @description At most 100. */
            changes: components["schemas"]["GoodsImportChange"][];
            /** @description As the product was called when it was checked. */
            code: string;
            /** @description The table it stands in; empty where there is one. */
            file: string;
            /**
             * Format: int64
             * @description As an editor counts, from 1.
             */
            line: number;
            /**
             * Format: int64
             * @description Fields that are not among them.
             */
            more: number;
            /** Format: int64 */
            no: number;
            title: string;
            /**
             * @description What makes sense and may still be a slip: `price_floor`, `price_fell_much`, `price_zero`, `zero_stock`,
             *     `weight_missing`, `volume_missing`, `description_pictures_elsewhere`.
             */
            warnings: components["schemas"]["GoodsWarning"][];
        };
        /** @description Products that a run would change, in the order of the file. */
        GoodsImportChanges: {
            /**
             * Format: int64
             * @description `cursor` of the next page; none: that was all that is kept.
             */
            next?: number | null;
            products: components["schemas"]["GoodsImportChanged"][];
            /**
             * Format: int64
             * @description Found; at most 10,000 of them are kept, until the run begins.
             */
            total: number;
        };
        /** @description Products; a check counts what a run would do. */
        GoodsImportCounts: {
            /** Format: int64 */
            created: number;
            /**
             * Format: int64
             * @description All that were found; the first 10,000 are kept.
             */
            faults: number;
            /**
             * Format: int64
             * @description With a fault: nothing of them is written.
             */
            refused: number;
            /**
             * Format: int64
             * @description There already, and left alone as `existing: skip` says.
             */
            skipped: number;
            /**
             * Format: int64
             * @description There is nothing to change.
             */
            unchanged: number;
            /** Format: int64 */
            updated: number;
        };
        /**
         * @description What becomes of a product whose code the shop has.
         * @enum {string}
         */
        GoodsImportExisting: "update" | "skip" | "refuse";
        /** @description What is wrong with a row. */
        GoodsImportFault: {
            code: string;
            /** @description Empty: the whole row. */
            column: string;
            /** @description The table it stands in; empty where there is one. */
            file: string;
            /**
             * Format: int64
             * @description As an editor counts, from 1.
             */
            line: number;
            /** Format: int64 */
            no: number;
            /** @description Of the product, where it could be read. */
            row_code: string;
            title: string;
        };
        GoodsImportFaults: {
            faults: components["schemas"]["GoodsImportFault"][];
            /**
             * Format: int64
             * @description `cursor` of the next page; none: that was all that is kept.
             */
            next?: number | null;
            /**
             * Format: int64
             * @description Found; at most 10,000 of them are kept.
             */
            total: number;
        };
        /** @enum {string} */
        GoodsImportRows: "all" | "good";
        /** @enum {string} */
        GoodsImportShelf: "as_file" | "stored";
        /**
         * @description `receiving → looked → checking → checked → running → done`; `stopped` and `failed` go on with `resume`; `dropped` is over.
         * @enum {string}
         */
        GoodsImportState: "receiving" | "looked" | "checking" | "checked" | "running" | "done" | "stopped" | "failed" | "dropped";
        /** @enum {string} */
        GoodsImportStep: "check" | "run";
        /** @description Newest first. */
        GoodsImports: {
            imports: components["schemas"]["GoodsImport"][];
            next?: components["schemas"]["ImportId"] | null;
        };
        /** @description What becomes of what goes with a product 搭配商品: codes of products, each once. None goes with itself. */
        GoodsMatchingHow: {
            codes: string[];
            /** @enum {string} */
            how: "set";
        } | {
            codes: string[];
            /** @enum {string} */
            how: "add";
        } | {
            codes: string[];
            /** @enum {string} */
            how: "remove";
        };
        /** @description A condition on the SKUs of a product that an operation is for, as the operations before it have made them. */
        GoodsOnlySkus: {
            /** @enum {string} */
            by: "prop";
            name: string;
            value: string;
        } | {
            /** @enum {string} */
            by: "code";
            has: string;
        };
        /** @description One thing done to each of many products. They follow one another: the second sees what the first has made. */
        GoodsOp: {
            how: components["schemas"]["GoodsTextHow"];
            /** @enum {string} */
            op: "title";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            /** @enum {string} */
            op: "code";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            /**
             * @description 1 to 5 that all have to hold, each property once; without it every SKU. A product that has none of those that any
             *     operation is for is left out.
             */
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "sku_code";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "barcode";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            /** @enum {string} */
            op: "selling_point";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            /** @enum {string} */
            op: "description";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            of: components["schemas"]["GoodsWords"];
            /** @enum {string} */
            op: "words";
        } | {
            how: components["schemas"]["GoodsFaqHow"];
            /** @enum {string} */
            op: "faq";
        } | {
            how: components["schemas"]["GoodsTextHow"];
            /** @enum {string} */
            op: "answers";
        } | {
            how: components["schemas"]["GoodsMatchingHow"];
            /** @enum {string} */
            op: "goes_with";
        } | {
            how: components["schemas"]["GoodsPicturesHow"];
            /** @enum {string} */
            op: "pictures";
        } | {
            name: string;
            /** @enum {string} */
            op: "category";
        } | {
            name: string;
            /** @enum {string} */
            op: "attribute";
            value?: string | null;
        } | {
            how: components["schemas"]["GoodsPriceHow"];
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "price";
            round: components["schemas"]["GoodsRound"];
        } | {
            how: components["schemas"]["GoodsQuantityHow"];
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "quantity";
        } | {
            /** Format: int64 */
            grams: number;
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "weight";
        } | {
            /** Format: int64 */
            cm3: number;
            only?: components["schemas"]["GoodsOnlySkus"][];
            /** @enum {string} */
            op: "volume";
        } | {
            id?: components["schemas"]["TemplateId"] | null;
            /** @enum {string} */
            op: "template";
        } | {
            /** Format: int64 */
            hours: number;
            /** @enum {string} */
            op: "ships_within";
        } | {
            how: components["schemas"]["GoodsTagsHow"];
            /** @enum {string} */
            op: "tags";
        } | {
            /** @enum {string} */
            op: "low_stock";
            /** Format: int64 */
            pieces?: number | null;
        } | {
            /** @enum {string} */
            op: "state";
            state: components["schemas"]["GoodsState"];
        } | {
            at?: components["schemas"]["i64"] | null;
            /** @enum {string} */
            op: "list_at";
        };
        GoodsPage: {
            goods: components["schemas"]["GoodsRow"][];
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            /**
             * Format: int64
             * @description Of all pages; only the first says it.
             */
            total?: number | null;
        };
        /** @description What becomes of the pictures of a product, by their places from 1 on: the first is its main picture 主图. */
        GoodsPicturesHow: {
            at?: number | null;
            /** @enum {string} */
            how: "add";
            picture: string;
        } | {
            at: number;
            /** @enum {string} */
            how: "remove";
        } | {
            at: number;
            /** @enum {string} */
            how: "first";
        };
        GoodsPriceHow: {
            /** Format: int64 */
            fen: number;
            /** @enum {string} */
            how: "set";
        } | {
            /** Format: int64 */
            fen: number;
            /** @enum {string} */
            how: "add";
        } | {
            /** @enum {string} */
            how: "multiply";
            /** Format: int64 */
            per_mille: number;
        };
        GoodsQuantityHow: {
            /** @enum {string} */
            how: "set_each";
            /** Format: int64 */
            n: number;
        } | {
            /** @enum {string} */
            how: "add_each";
            /** Format: int64 */
            n: number;
        } | {
            /** @enum {string} */
            how: "spread_total";
            /** Format: int64 */
            n: number;
            rule: components["schemas"]["GoodsSpread"];
        };
        /**
         * @description To the nearest, half up; what costs something never comes to cost nothing.
         * @enum {string}
         */
        GoodsRound: "none" | "fen10" | "yuan" | "yuan10" | "ends_in9";
        /** @description A product in the members' list. */
        GoodsRow: {
            availability: components["schemas"]["Availability"];
            category: string;
            changed_at: components["schemas"]["i64"];
            code: string;
            id: components["schemas"]["ProductId"];
            list_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description So many pieces of it are little; none: the shop's figure, 0: none are.
             */
            low_stock?: number | null;
            picture: string;
            /** Format: int64 */
            price_fen: number;
            /** Format: int64 */
            price_to_fen: number;
            /**
             * Format: int64
             * @description What orders wait for, beside it.
             */
            reserved: number;
            /** Format: int64 */
            rev: number;
            /** Format: int64 */
            sku_count: number;
            state: components["schemas"]["GoodsState"];
            /**
             * Format: int64
             * @description What can be bought.
             */
            stock: number;
            tags: string[];
            template?: components["schemas"]["TemplateId"] | null;
            title: string;
        };
        GoodsRows: {
            /** @description In the order of the ids; those that there are not are left out. */
            goods: components["schemas"]["GoodsRow"][];
        };
        /** @description Some products by their ids, or all that a filter leaves but some. */
        GoodsSelection: components["schemas"]["ChosenGoods"] | components["schemas"]["FilteredGoods"];
        /** @description A SKU, as members keep it. */
        GoodsSku: {
            barcode: string;
            code: string;
            id: components["schemas"]["SkuId"];
            /** @description One of the product's; empty: the product's first. */
            picture: string;
            /** Format: int64 */
            price_fen: number;
            props: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Of the stock: bought and not yet shipped.
             */
            reserved: number;
            /**
             * Format: int64
             * @description In the house, with what is reserved.
             */
            stock: number;
            /** Format: int64 */
            volume_cm3: number;
            /** Format: int64 */
            weight_g: number;
        };
        /**
         * @description No SKU gets less than orders wait for.
         * @enum {string}
         */
        GoodsSpread: "even" | "by_share" | "first";
        /**
         * @description Whether a product stands in the shop, lies in the store where only members see it, or in the recycle bin 回收站.
         * @enum {string}
         */
        GoodsState: "listed" | "stored" | "deleted";
        GoodsTagsHow: {
            /** @enum {string} */
            how: "set";
            tags: string[];
        } | {
            /** @enum {string} */
            how: "add";
            tags: string[];
        } | {
            /** @enum {string} */
            how: "remove";
            tags: string[];
        };
        GoodsTextHow: {
            /** @enum {string} */
            how: "set";
            text: string;
        } | {
            /** @enum {string} */
            how: "prefix";
            text: string;
        } | {
            /** @enum {string} */
            how: "suffix";
            text: string;
        } | {
            find: string;
            /** @enum {string} */
            how: "replace";
            with: string;
        } | {
            find: string;
            /** @enum {string} */
            how: "pattern";
            with: string;
        };
        /**
         * @description What makes sense and may still be a slip. It is written if somebody says so.
         * @enum {string}
         */
        GoodsWarning: "price_floor" | "price_fell_much" | "price_zero" | "zero_stock" | "weight_missing" | "volume_missing" | "description_pictures_elsewhere" | "title_long" | "duplicate_title" | "duplicate_barcode";
        /**
         * @description A text that tells of a product in lines and paragraphs; its description is another, in HTML.
         * @enum {string}
         */
        GoodsWords: "suits" | "usage" | "care" | "installation" | "cautions";
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
        /** @description A problem; where the guard made it, with what `confirm` has to name. */
        GuardedProblem: components["schemas"]["Problem"] & {
            findings?: components["schemas"]["Finding"][];
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
        /** @description How the shop stands and what there is to do. What the asking member may not see is not in it. */
        Home: {
            after_sales?: components["schemas"]["HomeAfterSales"] | null;
            /** @description When the shop's figures were counted, UTC milliseconds; at most a second ago. */
            at: components["schemas"]["i64"];
            notices?: components["schemas"]["HomeNotices"] | null;
            orders?: components["schemas"]["HomeOrders"] | null;
            promises?: components["schemas"]["HomePromises"] | null;
            receptions?: components["schemas"]["HomeReceptions"] | null;
            requests?: components["schemas"]["HomeRequests"] | null;
            sales?: components["schemas"]["HomeSales"] | null;
            stock?: components["schemas"]["HomeStock"] | null;
            team?: components["schemas"]["HomeTeam"] | null;
        };
        /** @description After-sale cases that are open. */
        HomeAfterSales: {
            /**
             * Format: int64
             * @description Something happens by itself within the hours of `due_soon_h` if nobody acts.
             */
            due_soon: number;
            /**
             * Format: int64
             * @description Of the asking member.
             */
            mine: number;
            /** Format: int64 */
            open: number;
            /**
             * Format: int64
             * @description The platform has them.
             */
            platform: number;
            /**
             * Format: int64
             * @description They wait for the shop, neither for the customer nor for the platform.
             */
            shop_turn: number;
        };
        HomeColleague: {
            id: components["schemas"]["MemberId"];
            is_on_duty: boolean;
            /** @description The name customers see. */
            nick: string;
            state: components["schemas"]["State"];
        };
        HomeDay: {
            /**
             * Format: int64
             * @description Placed in this time, whatever became of them.
             */
            orders: number;
            /** Format: int64 */
            paid_fen: number;
            /**
             * Format: int64
             * @description Paid in this time.
             */
            paid_orders: number;
            /**
             * Format: int64
             * @description Given back in this time, of whichever order.
             */
            refunded_fen: number;
        };
        /** @description Of the asking member. */
        HomeNotices: {
            /** Format: int64 */
            unread: number;
        };
        /** @description Orders that wait for somebody. */
        HomeOrders: {
            /**
             * Format: int64
             * @description With a parcel that nobody has yet and somebody should see to: stuck, lost, undeliverable or coming back.
             */
            parcel_concerns: number;
            /**
             * Format: int64
             * @description With money that did not go back: the payment service was asked, and has not given it.
             */
            refund_stuck: number;
            /**
             * Format: int64
             * @description Whose invoice was asked for, and is to be issued.
             */
            to_invoice: number;
            /** Format: int64 */
            to_pay: number;
            /**
             * Format: int64
             * @description With a review that the shop has not replied to.
             */
            to_reply: number;
            /**
             * Format: int64
             * @description Partly shipped ones too.
             */
            to_ship: number;
            to_ship_by?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description Of these, those whose rest is still to be shipped.
             */
            to_ship_rest: number;
        };
        /** @description Promises that press: all of the shop's for leaders, their own for others. */
        HomePromises: {
            /**
             * Format: int64
             * @description Still due today.
             */
            due_today: number;
            /** Format: int64 */
            overdue: number;
        };
        /** @description Customers who want somebody. */
        HomeReceptions: {
            longest_since?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description Of these, those whom nobody serves.
             */
            queued: number;
            /** Format: int64 */
            waiting: number;
        };
        /** @description What was asked for, and waits for somebody's agreement. */
        HomeRequests: {
            /**
             * Format: int64
             * @description Not asked by the asking member, who agrees to none of their own.
             */
            to_decide: number;
        };
        /** @description Today so far, and yesterday up to the same time of day. */
        HomeSales: {
            today: components["schemas"]["HomeDay"];
            yesterday: components["schemas"]["HomeDay"];
        };
        /** @description Products that can be bought but hardly, or not any more. */
        HomeStock: {
            /** Format: int64 */
            low: number;
            /** Format: int64 */
            sold_out: number;
        };
        /** @description Members who serve customers. */
        HomeTeam: {
            /** @description Those at their desks, on duty first; at most 50. */
            colleagues: components["schemas"]["HomeColleague"][];
            /**
             * Format: int64
             * @description How many the shop has.
             */
            members: number;
            /**
             * Format: int64
             * @description Of these, those whose time it is by the shop's rules about shifts, and who do not rest.
             */
            on_duty: number;
            /**
             * Format: int64
             * @description At their desks, in whatever state.
             */
            there: number;
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
        /** Format: uuid */
        ImportId: string;
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
        /** @description What the customer is invited to buy. */
        InviteItem: {
            /**
             * Format: int64
             * @description 1 to 999.
             */
            quantity: number;
            sku: components["schemas"]["SkuId"];
        };
        /** @enum {string} */
        InvoiceKind: "personal" | "company";
        InvoiceShowing: {
            /** @description 1 to 200 characters. */
            reason: string;
        };
        /** @enum {string} */
        InvoiceState: "asked" | "issued";
        InvoiceView: {
            invoice?: components["schemas"]["OrderInvoice"] | null;
        };
        /** Format: uuid */
        JobId: string;
        /** @enum {string} */
        JobState: "waiting" | "running" | "stopped" | "done" | "failed";
        /** @description How far a job has come. */
        JobView: {
            again_at?: components["schemas"]["i64"] | null;
            /** @description Who began it, as they were called then. */
            by: string;
            /** Format: int64 */
            done: number;
            ended_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            failed: number;
            id: components["schemas"]["JobId"];
            kind: string;
            made_at: components["schemas"]["i64"];
            /** @description A code: why it failed; else empty. */
            reason: string;
            started_at?: components["schemas"]["i64"] | null;
            state: components["schemas"]["JobState"];
            /**
             * Format: int64
             * @description Pieces of work; 0 where nobody has counted yet.
             */
            total: number;
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
        /**
         * @description How what somebody typed compares with what an order says.
         * @enum {string}
         */
        Likeness: "same" | "part" | "other";
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
        /** @description Off one line alone. */
        LineDiscount: {
            /**
             * Format: int64
             * @description Of all its pieces; negative adds to their price.
             */
            discount_fen: number;
            /** @description By its place in the order, from 0. */
            line: number;
        };
        /**
         * @description What a line of the list may be: something said, by a person or a machine, unlike comings and goings.
         * @enum {string}
         */
        LineKind: "text" | "image" | "file" | "product" | "order" | "card" | "card_answer" | "recalled";
        LineView: {
            /**
             * Format: int64
             * @description What the customer asked back last.
             */
            asked_fen: number;
            case?: components["schemas"]["CaseView"] | null;
            /**
             * Format: int64
             * @description What of the order's discount falls on it; negative: it costs more than `total_fen`.
             */
            discount_fen: number;
            /** @description What the customer has by now in its place. */
            exchanged: components["schemas"]["ExchangedPieces"][];
            /** @description The shop holds the returned goods again. */
            is_back: boolean;
            /**
             * Format: int64
             * @description Pieces that are still to be shipped.
             */
            left: number;
            /**
             * Format: int64
             * @description Pieces of which the shop may offer a case now (售后方案); 0: none.
             */
            offerable: number;
            picture: string;
            /** Format: int64 */
            price_fen: number;
            product?: components["schemas"]["ProductId"] | null;
            /** Format: int64 */
            quantity: number;
            refund_kind?: components["schemas"]["RefundKind"] | null;
            /** @description The field's code, for instance `NO_REFUND`. */
            refund_state: string;
            /**
             * Format: int64
             * @description Pieces of which the shop may send others now; 0: none.
             */
            reissuable: number;
            /**
             * Format: int64
             * @description Pieces that have left.
             */
            shipped: number;
            sku: string;
            sku_id?: components["schemas"]["SkuId"] | null;
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
        /** @description How many orders there are with what was looked for, and how many of them wait for what. */
        MyCounts: {
            /** Format: int64 */
            after_sale: number;
            /** Format: int64 */
            all: number;
            /** Format: int64 */
            to_pay: number;
            /** Format: int64 */
            to_receive: number;
            /** Format: int64 */
            to_review: number;
            /** Format: int64 */
            to_ship: number;
        };
        /** @description An invoice as its customer sees it. */
        MyInvoice: {
            /**
             * Format: int64
             * @description Paid and not given back; of an issued one as it was then.
             */
            amount_fen: number;
            asked_at: components["schemas"]["i64"];
            email: string;
            issued_at?: components["schemas"]["i64"] | null;
            kind: components["schemas"]["InvoiceKind"];
            number?: string | null;
            state: components["schemas"]["InvoiceState"];
            /** @description Empty: a person has none. */
            tax_no: string;
            title: string;
        };
        MyInvoiceView: {
            invoice?: components["schemas"]["MyInvoice"] | null;
            /** @description Something is paid, and it was not issued yet. */
            may_ask: boolean;
        };
        MyLine: {
            /** Format: int64 */
            asked_fen: number;
            case?: components["schemas"]["CaseView"] | null;
            /**
             * Format: int64
             * @description What of the order's discount falls on it; negative: it costs more than `total_fen`.
             */
            discount_fen: number;
            /** @description What the customer has by now in its place. */
            exchanged: components["schemas"]["ExchangedPieces"][];
            /** @description Reasons for which this line does not come back: it was made to order, or its days without a reason are over. */
            excluded: components["schemas"]["CaseReason"][];
            /**
             * Format: int64
             * @description That money, without freight and services.
             */
            given_fen: number;
            /**
             * Format: int64
             * @description Pieces whose money went back: cases are about the others.
             */
            given_pieces: number;
            /** @description What may be asked for now. */
            kinds: components["schemas"]["RefundKind"][];
            /**
             * Format: int64
             * @description Pieces that are still to be shipped.
             */
            left: number;
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
            /**
             * Format: int64
             * @description What was paid for services that are charged for each of its pieces. It goes back with pieces that have not left, as their share
             *     does, after those that never will.
             */
            services_fen: number;
            /**
             * Format: int64
             * @description What was paid for the line and not given back beside its cases. Of it falls on a case about some of its `quantity` pieces what
             *     lies between the running sums, rounded down, of the pieces before and with them.
             */
            share_fen: number;
            /**
             * Format: int64
             * @description Pieces that have left.
             */
            shipped: number;
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
            /**
             * @description What the customer may do now: `pay`, `cancel`, `change_address`, `confirm`, `confirm_part`, `refund_all` (of several lines),
             *     `refund:0`, `change_refund:0`, `withdraw:0`,
             *     `answer_proposal:0`, `send_back:0`, `confirm_resent:0`, `ask_platform:0`, `give_evidence:0`.
             */
            acts: string[];
            address: string;
            after_sale_until?: components["schemas"]["i64"] | null;
            /** @description What they wrote with it; empty: nothing. */
            buyer_message: string;
            carrier?: string | null;
            close_reason?: components["schemas"]["CloseReason"] | null;
            closed_at?: components["schemas"]["i64"] | null;
            confirm_by?: components["schemas"]["i64"] | null;
            created_at: components["schemas"]["i64"];
            /** Format: int64 */
            discount_fen: number;
            finished_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description Given by the shop for the way back of returns, beside what was paid.
             */
            freight_back_fen: number;
            /** Format: int64 */
            freight_fen: number;
            /** Format: int64 */
            goods_fen: number;
            id: components["schemas"]["OrderId"];
            installation?: components["schemas"]["OrderInstallation"] | null;
            /** @description 运费险: the insurance pays the way back. */
            is_insured: boolean;
            lines: components["schemas"]["MyLine"][];
            no: string;
            paid_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            paid_fen: number;
            pay_by?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description What of both is still on its way to the customer.
             */
            payouts_due_fen: number;
            phone: string;
            receiver: string;
            /**
             * Format: int64
             * @description Of that: of refunds, whichever of its cases they are of. They may be there while the way back is still to be paid.
             */
            refund_due_fen: number;
            /** Format: int64 */
            refunded_fen: number;
            /**
             * Format: int64
             * @description What the next act names: whoever acts on what is old is told so.
             */
            rev: number;
            /** @description What is done with bulky goods beside bringing them, as the shop calls it. */
            services: string[];
            /** @description Of what was paid to bring it: what comes back with the last of several lines, if the money of all of them is asked back. */
            shared_freights: components["schemas"]["MySharedFreight"][];
            ship_by?: components["schemas"]["i64"] | null;
            shipped_at?: components["schemas"]["i64"] | null;
            /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`. */
            state: string;
            /** Format: int64 */
            total_fen: number;
            waybill?: string | null;
            /**
             * Format: int64
             * @description What comes back in the end if the money of all lines is asked back of which that may be asked now.
             */
            whole_refundable_fen: number;
        };
        MyOrders: {
            counts?: components["schemas"]["MyCounts"] | null;
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            orders: components["schemas"]["MyOrder"][];
        };
        MySharedFreight: {
            /** Format: int64 */
            fen: number;
            /** @description By their places in the order, from 0. */
            lines: number[];
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
        /** @description Names for numbers of Taobao. */
        NameTaobaoNumbers: {
            /** @description 1 to 2,000. Of one that stands there twice the last counts. */
            names: components["schemas"]["NamedTaobaoNumber"][];
        };
        NamedTaobaoNumber: {
            kind: components["schemas"]["TaobaoNumberKind"];
            /**
             * @description Of a category 1 to 30 characters, of a property 1 to 20, of a value 1 to 40. Of a category that is not there one is made when
             *     a product comes into it. None: it has no name any more, and is shown by its number again; products stay in their category.
             *     It has to be said: whoever forgets it would take names away.
             */
            name: string | null;
            /** @description Digits; of a value `pid:vid`. */
            number: string;
        };
        /**
         * @description What the shop does with an order only once its customer has said yes on a card. A new address, another SKU and a higher total
         *     always wait for that, a discount never.
         */
        NeedsCustomer: {
            /** @description 关闭交易 */
            closing: boolean;
            /** @description 延长收货 */
            extension: boolean;
            /** @description 改约安装. Kept from before it was asked: it is not. */
            installation?: boolean;
            /** @description 拆单发货: a parcel behind which something stays in the house. */
            part_shipment: boolean;
        };
        NewAddressRequest: {
            address: string;
            /** Format: uuid */
            key: string;
            phone: string;
            receiver: string;
            /** Format: int64 */
            rev: number;
            /** @description Why; 1 to 200 characters. */
            words: string;
        };
        NewAgreement: {
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description Products to change together. */
        NewBatch: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one and makes no second batch.
             */
            key: string;
            what: components["schemas"]["BatchWhat"];
        };
        /** @description What is to stand beside many orders. */
        NewBatchNote: {
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple; none: as they are.
             */
            flag?: number | null;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one, and does nothing twice.
             */
            key: string;
            note?: components["schemas"]["BatchNote"] | null;
            /** @description 1 to 200, each once. */
            orders: components["schemas"]["SeenOrder"][];
        };
        /** @description Whose customers are reminded to pay. */
        NewBatchReminders: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one, and does nothing twice.
             */
            key: string;
            /** @description 1 to 200, each once. */
            orders: components["schemas"]["OrderId"][];
        };
        /** @description Parcels that leave together. */
        NewBatchShipments: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one, and does nothing twice.
             */
            key: string;
            mode: components["schemas"]["BatchMode"];
            /** @description 1 to 2,000, each order once. */
            rows: components["schemas"]["NewParcel"][];
        };
        /** @description A card to be sent. */
        NewCard: {
            /** @description Though a card that asks the same of the same order waits for its answer: `card_waits` says so. */
            again?: boolean;
            card: components["schemas"]["NewCardOf"];
            /** @description Findings of the guard that the sender has seen and accepts. */
            confirm?: string[];
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description What the sender says with it; at most 300 characters. */
            words?: string;
        };
        /** @description What it is to be about. */
        NewCardOf: {
            /** @enum {string} */
            kind: "product";
            product: components["schemas"]["ProductId"];
        } | {
            /** @enum {string} */
            kind: "products";
            products: components["schemas"]["ProductId"][];
        } | {
            /** @enum {string} */
            kind: "sku_choice";
            product: components["schemas"]["ProductId"];
        } | {
            items: components["schemas"]["InviteItem"][];
            /** @enum {string} */
            kind: "order_invite";
        } | {
            /** @enum {string} */
            kind: "order";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "order_check";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "address_check";
            order: components["schemas"]["OrderId"];
        } | {
            address: string;
            /** @enum {string} */
            kind: "address_change";
            order: components["schemas"]["OrderId"];
            phone: string;
            receiver: string;
            waive_freight?: boolean;
        } | {
            /** Format: int64 */
            discount_fen: number;
            /** Format: int64 */
            freight_fen: number;
            /** @enum {string} */
            kind: "price_change";
            lines?: components["schemas"]["LineDiscount"][];
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "sku_change";
            line: number;
            order: components["schemas"]["OrderId"];
            sku: components["schemas"]["SkuId"];
        } | {
            /**
             * Format: int64
             * @description 1 to 30.
             */
            days: number;
            /** @enum {string} */
            kind: "receipt_extension";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "order_closing";
            order: components["schemas"]["OrderId"];
            /** @description As where it is closed at once: one of the shop's. */
            reason: components["schemas"]["CloseReason"];
        } | {
            /** @description At most 40 characters. */
            carrier: string;
            /** @enum {string} */
            kind: "part_shipment";
            order: components["schemas"]["OrderId"];
            /** @description What is in the parcel, each line once. */
            pieces: components["schemas"]["OrderPieces"][];
            /** @description 6 to 40 letters, digits and hyphens. */
            waybill: string;
        } | {
            /** @description From today on, at most a year ahead. */
            day: components["schemas"]["Date"];
            /** @enum {string} */
            kind: "installation_day";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "pay_reminder";
            order: components["schemas"]["OrderId"];
        } | {
            /** Format: int64 */
            amount_fen?: number | null;
            /** @description 1 to 32 of A-Z, a-z, 0-9 and -. */
            code?: string | null;
            /** @enum {string} */
            kind: "coupon";
            /** Format: int64 */
            min_fen?: number | null;
            title: string;
            until?: components["schemas"]["i64"] | null;
        } | {
            /** @enum {string} */
            kind: "parcel";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "refund";
            line: number;
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "after_sale_offer";
            line: number;
            opens?: components["schemas"]["NewOfferedCase"] | null;
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "review_invite";
            order: components["schemas"]["OrderId"];
        } | {
            /** @enum {string} */
            kind: "agreed";
            order: components["schemas"]["OrderId"];
            /**
             * Format: int64
             * @description Of the order's requests, from 1.
             */
            request: number;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewCardRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["CardRules"];
        };
        NewClosing: {
            /** Format: uuid */
            key: string;
            /** @description One of the shop's: `out_of_stock`, `not_wanted`, `wrong_details`, `unreachable`, `in_person` or `other`. */
            reason: components["schemas"]["CloseReason"];
            /** Format: int64 */
            rev: number;
        };
        NewCompensation: {
            /**
             * Format: int64
             * @description Less than what is left of the line.
             */
            amount_fen: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            reason: components["schemas"]["CompensationReason"];
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        NewCompensationRequest: {
            /** Format: int64 */
            amount_fen: number;
            /** Format: uuid */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            reason: components["schemas"]["CompensationReason"];
            /** Format: int64 */
            rev: number;
            /** @description Why; 1 to 200 characters. */
            words: string;
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
        NewDecision: {
            /**
             * Format: int64
             * @description To the customer, nothing where the shop is right; none: as they asked. Where an exchange is sold out, its goods come back for
             *     their money.
             */
            amount_fen?: number | null;
            favour: components["schemas"]["Favour"];
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        /** @description Duty times to keep in place of those at `rev`. */
        NewDuty: {
            duty: components["schemas"]["DutyTimes"];
            /** Format: int64 */
            rev: number;
        };
        /** @description Orders that somebody wants as a file, and why. */
        NewExport: {
            filter?: components["schemas"]["FilterQuery"];
            format: components["schemas"]["OrderExportFormat"];
            language?: components["schemas"]["OrderExportLanguage"];
            /** @description 1 to 1,000, each once; none: what `filter` finds. */
            orders?: components["schemas"]["OrderId"][] | null;
            /** @description 2 to 200 characters; it is written down. */
            reason: string;
            /** @description Of a CSV; XLSX holds both, each on its sheet. */
            rows?: components["schemas"]["OrderExportRows"];
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
        /** @description A product to put down. */
        NewGoods: {
            /** @description 1 to 64 characters without spaces, no two products of a shop alike. */
            code: string;
            /** @description At least a title, a category and SKUs. */
            edits: components["schemas"]["Edit"][];
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one and makes no second product.
             */
            key: string;
        };
        /** @description What is wanted as a file. */
        NewGoodsExport: {
            encoding?: components["schemas"]["GoodsFileEncoding"] | null;
            format: components["schemas"]["GoodsFileFormat"];
            /**
             * Format: int32
             * @description 47, 54, 58, 63 or 67, for `taobao`. None: products that came in a Taobao file go out in its own layout, others in 63.
             */
            generation?: number | null;
            /** @description For `taobao`: products that cannot be written are left out and told. Otherwise they refuse the file, as `unwritable` or `formula`. */
            leave_out?: boolean;
            /** @description A zip with the pictures beside the table. */
            pictures?: boolean;
            selection: components["schemas"]["GoodsSelection"];
            /** @description Products that came in several layouts: a zip with a table for each. Otherwise they are refused as `mixed_generations`. */
            split?: boolean;
        };
        /** @description A file of goods that somebody is going to send in pieces. */
        NewGoodsImport: {
            /**
             * Format: int64
             * @description 1 to 1 GiB.
             */
            bytes: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one and begins no second import.
             */
            key: string;
            /** @description As the file is called, 1 to 200 characters. */
            name: string;
        };
        NewInstallationDay: {
            /** @description From today on, at most a year ahead. */
            day: components["schemas"]["Date"];
            /** @description The customer said yes to this day. Without that it is refused. */
            is_agreed: boolean;
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        NewInvoice: {
            email: string;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            kind: components["schemas"]["InvoiceKind"];
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
            /** @description Of a company: 15, 18 or 20 letters and digits. */
            tax_no?: string;
            /** @description 1 to 100 characters. */
            title: string;
        };
        NewIssue: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description 4 to 40 letters, digits and hyphens. */
            number: string;
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
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
        NewOfferRequest: {
            /** Format: int64 */
            amount_fen: number;
            /** Format: uuid */
            key: string;
            kind: components["schemas"]["RefundKind"];
            /** @description By its place in the order, from 0. */
            line: number;
            /**
             * Format: int64
             * @description Pieces of the line; none: all whose money has not gone back.
             */
            quantity?: number | null;
            reason: components["schemas"]["CaseReason"];
            /** Format: int64 */
            rev: number;
            /** @description Why; 1 to 200 characters. */
            words: string;
        };
        /** @description A case that begins with the customer's yes. */
        NewOfferedCase: {
            /**
             * Format: int64
             * @description Nothing where the kind has no money.
             */
            amount_fen?: number;
            kind: components["schemas"]["RefundKind"];
            /**
             * Format: int64
             * @description Pieces of the line; none: all whose money has not gone back.
             */
            quantity?: number | null;
            reason?: components["schemas"]["CaseReason"];
        };
        /** @description What a customer wants to buy. */
        NewOrder: {
            /** @description 5 to 200 characters. */
            address: string;
            /**
             * Format: int64
             * @description The total that the customer was shown. None: whatever it is.
             */
            expected_fen?: number | null;
            install_on?: components["schemas"]["Date"] | null;
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
            /** @description Services for bulky goods, by their codes. */
            services?: string[];
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
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        /** @description A filter under a name. */
        NewOrderFilter: {
            /** @description 1 to 20 characters, none of one's others. */
            name: string;
            query: components["schemas"]["FilterQuery"];
        };
        /** @description What an import of orders begins with. */
        NewOrderImport: {
            /**
             * Format: int64
             * @description Of the file; at most 64 MiB.
             */
            bytes: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry is answered with the import it began.
             */
            key: string;
            /** @description Of the file, as it is called on the member's machine; 1 to 200 characters. */
            name: string;
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
        /** @description Who sees to a case from now on, in place of whom. */
        NewOwner: {
            owner?: components["schemas"]["MemberId"] | null;
            was?: components["schemas"]["MemberId"] | null;
        };
        NewParcel: {
            /** @description At most 40 characters. */
            carrier: string;
            order: components["schemas"]["OrderId"];
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
            /** @description 6 to 40 letters, digits and hyphens. */
            waybill: string;
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
             * @description Of all goods together; negative adds to their price. None: what `lines` add up to.
             */
            discount_fen?: number | null;
            /** Format: int64 */
            freight_fen: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description What of it is of single lines; the rest falls on all lines in proportion to what they cost without it. */
            lines?: components["schemas"]["LineDiscount"][];
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        NewPriceRequest: {
            /**
             * Format: int64
             * @description Of all goods together. None: what `lines` add up to.
             */
            discount_fen?: number | null;
            /** Format: int64 */
            freight_fen: number;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description What of it is of single lines. */
            lines?: components["schemas"]["LineDiscount"][];
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
            /** @description Why; 1 to 200 characters. */
            words: string;
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
        NewRefundRequest: {
            /**
             * Format: int64
             * @description Of what the customer asked, that amount.
             */
            amount_fen: number;
            /** Format: uuid */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            /** Format: int64 */
            rev: number;
            /** @description What the customer reads with an offer: at most 200 characters. */
            said?: string;
            way: components["schemas"]["RefundRequestWay"];
            /** @description Why; 1 to 200 characters. */
            words: string;
        };
        NewReissue: {
            /** Format: uuid */
            key: string;
            /** @description At most 9: own pictures or the shop's. */
            pictures?: components["schemas"]["FileId"][];
            /**
             * Format: int64
             * @description Pieces of the line, from 1; none: all whose money has not gone back.
             */
            quantity?: number | null;
            /** @description `missing`, `wrong` or `damage`. */
            reason: components["schemas"]["CaseReason"];
            /** Format: int64 */
            rev: number;
            /** @description At most 500 characters; the customer reads them. */
            words?: string;
        };
        /** @description What a customer says of a line. */
        NewReview: {
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            /** @description At most 500 characters. */
            words?: string;
        };
        /** @description What the shop replies to a review. */
        NewReviewReply: {
            /** @description Findings of the guard that the sender has seen and accepts. */
            confirm?: string[];
            /** @description 1 to 500 characters. */
            words: string;
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
            /** @description What is in the parcel, each line once; none: all that is left. */
            pieces?: components["schemas"]["OrderPieces"][] | null;
            /** Format: int64 */
            rev: number;
            /** @description 6 to 40 letters, digits and hyphens. */
            waybill: string;
        };
        NewSkuRequest: {
            /** Format: uuid */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            /** Format: int64 */
            rev: number;
            /** @description Another one of the line's product. */
            sku: components["schemas"]["SkuId"];
            /** @description Why; 1 to 200 characters. */
            words: string;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewTradeRules: {
            /** Format: int64 */
            rev: number;
            /** @description What may be left out stays as it is. */
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
        NoticeCategory: "order" | "after_sale" | "logistics" | "goods" | "violation" | "system";
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
            goods: components["schemas"]["NoticeWish"];
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
        OrderCards: {
            /** @description Newest first, at most 20. */
            cards: components["schemas"]["CardView"][];
        };
        /** @description What an event was about, beside what its kind says. */
        OrderEventAbout: {
            /**
             * Format: int64
             * @description So much longer until the receipt confirms itself.
             */
            days?: number | null;
            /** @description By its place in the order, from 0; none: the whole order. */
            line?: number | null;
            parcel?: components["schemas"]["OrderEventParcel"] | null;
            sku?: components["schemas"]["OrderEventSwap"] | null;
            wish?: components["schemas"]["OrderEventWish"] | null;
        };
        OrderEventChange: {
            from: components["schemas"]["OrderEventStanding"];
            to: components["schemas"]["OrderEventStanding"];
        };
        /** @description Money that was given for a line beside its cases. */
        OrderEventGiven: {
            /** Format: int64 */
            amount_fen: number;
            /** @description By its place in the order, from 0. */
            line: number;
            reason: components["schemas"]["CompensationReason"];
        };
        OrderEventParcel: {
            carrier: string;
            /** @description Empty: all that was left, or all of the case. */
            pieces: components["schemas"]["OrderPieces"][];
            /** @description Empty: it had none. */
            waybill_masked: string;
        };
        /** @description How an order stood. */
        OrderEventStanding: {
            /** Format: int64 */
            discount_fen: number;
            /** Format: int64 */
            freight_fen: number;
            /** Format: int64 */
            refunded_fen: number;
            /** @description The field's code. */
            state: string;
            /** Format: int64 */
            total_fen: number;
        };
        /** @description One SKU in place of another, as an order names them. */
        OrderEventSwap: {
            from: string;
            to: string;
        };
        OrderEventWish: {
            /** Format: int64 */
            amount_fen: number;
            kind: components["schemas"]["RefundKind"];
        };
        /** @enum {string} */
        OrderExportFormat: "csv" | "xlsx";
        /**
         * @description Whose words a file is written in.
         * @enum {string}
         */
        OrderExportLanguage: "zh" | "en";
        /**
         * @description What has a row.
         * @enum {string}
         */
        OrderExportRows: "orders" | "lines";
        OrderFilter: {
            /** Format: uuid */
            id: string;
            name: string;
            query: components["schemas"]["FilterQuery"];
        };
        OrderFilters: {
            /** @description Oldest first, at most 20. */
            filters: components["schemas"]["OrderFilter"][];
        };
        /** Format: uuid */
        OrderId: string;
        OrderImportColumn: {
            /**
             * Format: int64
             * @description Its place, from 0.
             */
            at: number;
            /** @description What it is taken for, for instance `paid_fen`; none: passed over. */
            field?: string | null;
            /** @description As the file calls it. */
            name: string;
            /** @description Of the first row, with personal data masked. */
            sample: string;
        };
        /** @description Something that is wrong in the file. */
        OrderImportFault: {
            /** @description For clients to translate. */
            code: string;
            /** @description As the file calls it; none: the row as a whole. */
            column?: string | null;
            /**
             * Format: int64
             * @description As a spreadsheet counts, from 1.
             */
            line: number;
            /**
             * Format: int64
             * @description From 1.
             */
            no: number;
            /** @description Of the row. */
            order_no: string;
            /** @description The same in English, with what was found where that is no personal data. */
            title: string;
            /** @description In which of the files. */
            what: components["schemas"]["OrderImportTable"];
        };
        OrderImportFaults: {
            faults: components["schemas"]["OrderImportFault"][];
            /**
             * Format: int64
             * @description The `cursor` of the next page; none: this is the last.
             */
            next?: number | null;
        };
        /** @description Something that a column may say. */
        OrderImportField: {
            /** @description For instance `paid_fen`. */
            field: string;
            /** @description Without it nothing can be brought in. */
            is_needed: boolean;
        };
        OrderImportFile: {
            /** @description In the order of the file. */
            columns: components["schemas"]["OrderImportColumn"][];
            /** @description What may be read of it. */
            fields: components["schemas"]["OrderImportField"][];
            name: string;
            /**
             * Format: int64
             * @description Without the heading.
             */
            rows: number;
            what: components["schemas"]["OrderImportTable"];
        };
        /** Format: uuid */
        OrderImportId: string;
        /** @description What stands in the file. */
        OrderImportLook: {
            /** @description One, or two: orders and their lines. */
            files: components["schemas"]["OrderImportFile"][];
            /** @description The first rows of the orders, at most 5, with personal data masked. */
            first_rows: string[][];
            /**
             * @description What to know before going on: `no_lines` (no file of lines came along: one line an order), `no_times` (it does not say when
             *     goods were shipped or received), `resaved_numbers` (a spreadsheet has shortened order numbers).
             */
            notes: string[];
        };
        /** @description Which column says what: of each field the place of its column, from 0. Fields and columns that it does not name are not read. */
        OrderImportMapping: {
            lines?: {
                [key: string]: number;
            };
            orders?: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description The import's, as it was looked at.
             */
            rev?: number;
        };
        /**
         * @description Which orders are brought in.
         * @enum {string}
         */
        OrderImportRows: "all" | "good";
        OrderImportRun: {
            rows: components["schemas"]["OrderImportRows"];
        };
        /**
         * @description Where an import stands.
         * @enum {string}
         */
        OrderImportState: "receiving" | "looked" | "checking" | "checked" | "running" | "stopped" | "done" | "failed" | "dropped";
        /**
         * @description Which of Taobao's two exports.
         * @enum {string}
         */
        OrderImportTable: "orders" | "lines";
        /** @description An import of orders. */
        OrderImportView: {
            /** @description Whose it is, as they were called then. */
            by: string;
            /** Format: int64 */
            bytes: number;
            /**
             * Format: int64
             * @description Orders that this import has brought.
             */
            created: number;
            /**
             * Format: int64
             * @description Customers that came with them.
             */
            customers: number;
            /**
             * Format: int64
             * @description Faults; the first 10,000 are kept.
             */
            faults: number;
            /**
             * Format: int64
             * @description Orders that the file names and that can be brought in; known after the check.
             */
            good: number;
            id: components["schemas"]["OrderImportId"];
            job?: components["schemas"]["JobView"] | null;
            /**
             * Format: int64
             * @description Orders of the file that are here already, whatever the file says of them.
             */
            known: number;
            look?: components["schemas"]["OrderImportLook"] | null;
            made_at: components["schemas"]["i64"];
            mapping?: components["schemas"]["OrderImportMapping"] | null;
            /** @description Of the file. */
            name: string;
            /**
             * Format: int64
             * @description Orders with a fault.
             */
            refused: number;
            /** Format: int64 */
            rev: number;
            state: components["schemas"]["OrderImportState"];
        };
        OrderImports: {
            /** @description The newest first. */
            imports: components["schemas"]["OrderImportView"][];
            /** @description The `cursor` of the next page; none: this is the last. */
            next?: string | null;
        };
        /** @description That somebody comes to put it together 预约安装. */
        OrderInstallation: {
            day?: components["schemas"]["Date"] | null;
        };
        /** @description The same as members see it. */
        OrderInvoice: {
            /** Format: int64 */
            amount_fen: number;
            asked_at: components["schemas"]["i64"];
            /** @description Who entered it for the customer, as they were called then; none: the customer asked. */
            asked_nick?: string | null;
            email_masked: string;
            /**
             * Format: int64
             * @description Of an issued one: what of its amount went back later, and is to be credited (红冲); 0: nothing.
             */
            given_back_since_fen: number;
            issued_at?: components["schemas"]["i64"] | null;
            kind: components["schemas"]["InvoiceKind"];
            /** @description Who issued it, as they were called then. */
            nick?: string | null;
            number?: string | null;
            state: components["schemas"]["InvoiceState"];
            tax_no_masked: string;
            /** @description A company's is no secret. */
            title_masked: string;
        };
        OrderList: {
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            orders: components["schemas"]["OrderView"][];
        };
        OrderPage: {
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            orders: components["schemas"]["OrderRowView"][];
        };
        /** @description What left in one parcel. */
        OrderParcelView: {
            at: components["schemas"]["i64"];
            carrier: string;
            pieces: components["schemas"]["OrderPieces"][];
            waybill_masked: string;
        };
        /** @description Of one line, so many. */
        OrderPieces: {
            /** @description By its place in the order, from 0. */
            line: number;
            /** Format: int64 */
            quantity: number;
        };
        /**
         * @description What an order costs beside its goods: its freight, its whole discount, and what of that is of single lines. The rest of the
         *     discount falls on all lines in proportion to what they cost without it.
         */
        OrderPrice: {
            /**
             * Format: int64
             * @description Negative adds to the price of the goods.
             */
            discount_fen: number;
            /** Format: int64 */
            freight_fen: number;
            lines?: components["schemas"]["LineDiscount"][];
        };
        OrderReviews: {
            /** @description Lines of which something may be said now. */
            open: number[];
            reviews: components["schemas"]["Review"][];
        };
        /** @description An order as a list shows it. */
        OrderRowView: {
            /** @description As the shop calls its customer, of whom the first character is left. */
            buyer_masked: string;
            /** @description What the customer wrote with it (买家留言), long numbers masked; empty: nothing. */
            buyer_message: string;
            confirm_by?: components["schemas"]["i64"] | null;
            created_at: components["schemas"]["i64"];
            customer: components["schemas"]["CustomerId"];
            /** @description What the customer has by now in the place of its first line. */
            exchanged: components["schemas"]["ExchangedPieces"][];
            /**
             * Format: int32
             * @description 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
             */
            flag: number;
            id: components["schemas"]["OrderId"];
            installation?: components["schemas"]["OrderInstallation"] | null;
            is_refunding: boolean;
            /**
             * Format: int64
             * @description How many it has.
             */
            lines: number;
            no: string;
            note: string;
            /** @description What somebody should see to of its parcels that nobody has yet (物流异常). */
            parcel_concerns: components["schemas"]["ParcelConcern"][];
            pay_by?: components["schemas"]["i64"] | null;
            picture: string;
            /**
             * Format: int64
             * @description Of all of them.
             */
            pieces: number;
            receiver_masked: string;
            /** Format: int64 */
            rev: number;
            /** @description What is done with bulky goods beside bringing them (大件服务), as the shop called it. */
            services: string[];
            ship_by?: components["schemas"]["i64"] | null;
            sku: string;
            /** @description Where it was placed, for instance `taobao`; none: here. */
            source?: string | null;
            /** @description The field's code. */
            state: string;
            /** @description Of its first line. */
            title: string;
            /**
             * Format: int64
             * @description Reviews of it that the shop has not replied to.
             */
            to_reply: number;
            /** Format: int64 */
            total_fen: number;
        };
        /**
         * @description One of an order's times: placed 下单, paid 付款, the last of it shipped 发货, finished 成交, closed 关闭.
         * @enum {string}
         */
        OrderTime: "placed" | "paid" | "shipped" | "finished" | "closed";
        /** @description An order as members see it: nothing in it says who or where. */
        OrderView: {
            /** @description What members do with it, possible now or not. */
            acts: components["schemas"]["ActView"][];
            address_masked: string;
            /** @description What the customer wrote with it (买家留言), long numbers masked; empty: nothing. */
            buyer_message: string;
            /** @description Payments that paid for nothing and could not be called off yet. */
            call_offs: components["schemas"]["CallOffView"][];
            carrier?: string | null;
            close_reason?: components["schemas"]["CloseReason"] | null;
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
            /**
             * Format: int64
             * @description Given for the way back of returns (寄回运费), beside what was paid.
             */
            freight_back_fen: number;
            /** Format: int64 */
            freight_fen: number;
            /** Format: int64 */
            goods_fen: number;
            id: components["schemas"]["OrderId"];
            installation?: components["schemas"]["OrderInstallation"] | null;
            /** @description 运费险: the insurance pays the way back. */
            is_insured: boolean;
            /** @description It is paid here, where payments move no money (模拟支付). */
            is_payment_simulated: boolean;
            lines: components["schemas"]["LineView"][];
            no: string;
            note: string;
            paid_at?: components["schemas"]["i64"] | null;
            /** Format: int64 */
            paid_fen: number;
            /** @description In the order in which they left; `carrier` and `waybill_masked` are the first one's. */
            parcels: components["schemas"]["OrderParcelView"][];
            pay_by?: components["schemas"]["i64"] | null;
            /** @description What of both has not gone to the customer yet; none where all has. */
            payouts: components["schemas"]["PayoutView"][];
            phone_masked: string;
            receiver_masked: string;
            /** Format: int64 */
            refunded_fen: number;
            /**
             * Format: int64
             * @description What the next act names: whoever acts on what is old is told so.
             */
            rev: number;
            /** @description What is done with bulky goods beside bringing them, as the shop calls it. */
            services: string[];
            ship_by?: components["schemas"]["i64"] | null;
            shipped_at?: components["schemas"]["i64"] | null;
            /** @description Where it was placed, for instance `taobao`; none: here. */
            source?: string | null;
            /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`. */
            state: string;
            /**
             * Format: int64
             * @description Reviews of it that the shop has not replied to.
             */
            to_reply: number;
            /** Format: int64 */
            total_fen: number;
            /**
             * Format: int64
             * @description What goes back if the shop agrees to all that waits for its answer.
             */
            waiting_fen: number;
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
        OwnIdentity: {
            /** @description A JWT that counts for a minute. Its `via` is the listed site whose page asked; null for any other. */
            identity: string;
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
        /**
         * @description What somebody in the shop should see to.
         * @enum {string}
         */
        ParcelConcern: "stuck" | "lost" | "trouble" | "refused";
        /**
         * @description Whether anybody can say where it is.
         * @enum {string}
         */
        ParcelFollowing: "not_shipped" | "not_followed" | "followed";
        /** @description All parcels of an order: what was sent, what came back, what was sent again. */
        ParcelList: {
            /** @description In the order in which they left. */
            parcels: components["schemas"]["ParcelView"][];
        };
        /** @description What is in it of one line. */
        ParcelPieces: {
            /** @description By its place in the order, from 0. */
            line: number;
            /** Format: int64 */
            quantity: number;
            sku: string;
            title: string;
        };
        /** @description How long a parcel may be without news until the shop is told. */
        ParcelRules: {
            /**
             * Format: int64
             * @description Then it may be lost, and was stuck before; 1 to 45 days.
             */
            lost_after_days: number;
            /**
             * Format: int64
             * @description Then it is stuck; 6 to 720 hours.
             */
            stuck_after_h: number;
        };
        /**
         * @description Where a parcel stands. The numbers are those of 快递100, which the field speaks: a main one, and finer ones below it.
         * @enum {string}
         */
        ParcelStage: "waiting" | "picked_up" | "in_transit" | "delivering" | "signed" | "trouble" | "refused" | "returning" | "sent_back" | "handed_over" | "customs";
        ParcelStepView: {
            at: components["schemas"]["i64"];
            place: string;
            stage?: components["schemas"]["ParcelStage"] | null;
            /** @description The carrier's own. */
            words: string;
        };
        /** @description A parcel on its way. */
        ParcelView: {
            carrier?: string | null;
            changed_at?: components["schemas"]["i64"] | null;
            concern?: components["schemas"]["ParcelConcern"] | null;
            following: components["schemas"]["ParcelFollowing"];
            /** @description Nobody asks any more: it arrived, came back, or nothing was heard for too long. */
            is_over: boolean;
            looked_at?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description None before anything was sent.
             */
            no?: number | null;
            pieces: components["schemas"]["ParcelPieces"][];
            sent_at?: components["schemas"]["i64"] | null;
            stage: components["schemas"]["ParcelStage"];
            /** @description The newest first. */
            steps: components["schemas"]["ParcelStepView"][];
            way: components["schemas"]["ParcelWay"];
            /** @description Masked for members; whole for the customer. */
            waybill?: string | null;
        };
        /**
         * @description Where it goes, and why.
         * @enum {string}
         */
        ParcelWay: "sent" | "returned" | "resent";
        /** @enum {string} */
        Party: "member" | "customer";
        PasswordChange: {
            current: string;
            /** @description 8 to 200 characters; neither the login nor the one before. */
            new: string;
            /** @description End the sign-ins of all other devices. */
            sign_out_others: boolean;
        };
        PayoutSettlement: {
            /** @description How it went; 1 to 200 characters. */
            words: string;
        };
        /** @description Money that was decided to go back, and has not gone yet. */
        PayoutView: {
            /** Format: int64 */
            amount_fen: number;
            /** @description For the way back of a return (寄回运费), and no refund. */
            is_freight: boolean;
            /** @description It is tried by itself then. */
            next_at: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description Of the order's events, from 1: the one that gives it back.
             */
            no: number;
            /** @description Why the last try moved no money, `declined` or `unreachable`; none: it was not tried yet. */
            reason?: string | null;
            /** @description It had certainly not gone then: when it was written, or refused last. */
            since: components["schemas"]["i64"];
            /** Format: int64 */
            tries: number;
            unsure_until?: components["schemas"]["i64"] | null;
            /** @description What the payment service said then. */
            words: string;
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
        /** @description What a customer can have back because the same costs less now. */
        PriceProtection: {
            /** @description What the shop was asked for, by line, and what became of it. */
            asked: components["schemas"]["AskedProtection"][];
            /** @description Only lines for which there is something. */
            lines: components["schemas"]["ProtectedLine"][];
            until?: components["schemas"]["i64"] | null;
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
            /**
             * Format: int64
             * @description Of its cheapest SKU.
             */
            price_fen: number;
            /**
             * Format: int64
             * @description Of its dearest; cards that were sent before this was told have none.
             */
            price_to_fen: number;
            product: components["schemas"]["ProductId"];
            title: string;
        };
        /** @description What its delivery costs, in short; the cart asks for what it really does. */
        ProductDelivery: {
            charge_by: components["schemas"]["ChargeBy"];
            /** @description Cities that are delivered although their province is not: `新疆/乌鲁木齐`. */
            delivered_cities: string[];
            free: components["schemas"]["FreeOver"][];
            name: string;
            /** @description Provinces, and cities: `浙江/舟山`. */
            not_delivered: string[];
            services: components["schemas"]["Service"][];
            usual: components["schemas"]["Rate"];
        };
        /** Format: uuid */
        ProductId: string;
        ProductList: {
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            products: components["schemas"]["ProductRow"][];
        };
        ProductReviews: {
            /** Format: int64 */
            count: number;
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            /** @description The newest first. */
            reviews: components["schemas"]["PublicReview"][];
            /**
             * Format: int64
             * @description Of all of them: divided by `count`, the average.
             */
            stars_sum: number;
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
            state: components["schemas"]["GoodsState"];
            title: string;
        };
        /** @description A product with all that is known about it. */
        ProductView: {
            attributes: components["schemas"]["Attribute"][];
            availability: components["schemas"]["Availability"];
            care: string;
            category: string;
            cautions: string;
            code: string;
            /** Format: int64 */
            custom_days?: number | null;
            delivery?: components["schemas"]["ProductDelivery"] | null;
            /** @description HTML, cleaned; empty: none. */
            description: string;
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
            state: components["schemas"]["GoodsState"];
            suits: string;
            tags: string[];
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
        /** @description What the customer says to what the shop offers. */
        ProposalAnswer: {
            accept: boolean;
            /** Format: uuid */
            key: string;
            /** Format: int64 */
            rev: number;
        };
        ProtectedLine: {
            /** Format: int64 */
            fen: number;
            /** @description By its place in the order, from 0. */
            line: number;
            /** @description Asking tells the shop, which looks at it and gives it back: it is much, or the price fell by more than half. */
            needs_shop: boolean;
        };
        /**
         * @description What became of it, or will where the shop says nothing.
         * @enum {string}
         */
        ProtectionAnswer: "given" | "declined" | "unanswered";
        ProtectionLine: {
            asked?: components["schemas"]["AskedProtection"] | null;
            /**
             * Format: int64
             * @description 0 where there is a reason.
             */
            fen: number;
            /**
             * Format: int64
             * @description What went back for it before.
             */
            given_fen: number;
            /** @description It costs more by now, or is not sold any more: it is judged by what it cost when the customer asked. */
            is_as_asked: boolean;
            /** @description By its place in the order, from 0. */
            line: number;
            /** @description The code with which it would be refused; none: it can be given. */
            reason?: string | null;
        };
        ProtectionRefusal: {
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        /** @description What a shop can give back of an order because the same costs less now, line by line. */
        ProtectionView: {
            lines: components["schemas"]["ProtectionLine"][];
            until?: components["schemas"]["i64"] | null;
        };
        ProtectionWish: {
            /**
             * Format: int64
             * @description As it was seen: a price may have changed since. None: whatever it is now.
             */
            fen?: number | null;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description By its place in the order, from 0. */
            line: number;
            /**
             * Format: int64
             * @description Of the order as it was seen.
             */
            rev: number;
        };
        /** @description A review as everyone reads it: of a name no more than its first character. */
        PublicReview: {
            at: components["schemas"]["i64"];
            reply?: components["schemas"]["ReviewReply"] | null;
            /** Format: int32 */
            stars: number;
            /** @description Whom it was sent to, masked; empty where nobody knows any more. */
            who: string;
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
        /** @description The first so many cost so much, each further so many cost so much; begun counts as full. */
        Rate: {
            /**
             * Format: int64
             * @description 1 to 100,000,000.
             */
            first: number;
            /**
             * Format: int64
             * @description 0 to 10,000,000.
             */
            first_fen: number;
            /**
             * Format: int64
             * @description 1 to 100,000,000.
             */
            further: number;
            /**
             * Format: int64
             * @description 0 to 10,000,000.
             */
            further_fen: number;
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
            /**
             * Format: int64
             * @description To propose; nothing where the kind has no money.
             */
            amount_fen?: number | null;
            answer: components["schemas"]["RefundAnswerKind"];
            /** @description To resend: at most 40 characters. */
            carrier?: string;
            /** Format: uuid */
            key: string;
            kind?: components["schemas"]["RefundKind"] | null;
            /** @description At most 9: own pictures or the shop's. */
            pictures?: components["schemas"]["FileId"][];
            /**
             * Format: int64
             * @description To resend: how many pieces; none: all of the case.
             */
            quantity?: number | null;
            /** Format: int64 */
            rev: number;
            /** @description To resend: 6 to 40 letters, digits and hyphens. */
            waybill?: string;
            /** @description To refuse or to withdraw, 1 to 200 characters; to propose, at most 200; as evidence, at most 500. */
            words?: string;
        };
        /**
         * @description What the shop says to a case.
         * @enum {string}
         */
        RefundAnswerKind: "agree" | "refuse" | "propose" | "received" | "refuse_return" | "pay" | "resend" | "take_freight" | "give_evidence" | "withdraw";
        /**
         * @description 仅退款, 退货退款, 换货, 补发 or 维修.
         * @enum {string}
         */
        RefundKind: "money_only" | "goods_back" | "exchange" | "reissue" | "repair";
        /**
         * @description How money goes back with a refund that is asked for.
         * @enum {string}
         */
        RefundRequestWay: "pay" | "agree" | "offer_money" | "offer_return";
        RefundWish: {
            /**
             * Format: int64
             * @description Nothing where the kind has no money.
             */
            amount_fen?: number;
            /** Format: uuid */
            key: string;
            kind: components["schemas"]["RefundKind"];
            /** @description At most 9 own pictures. */
            pictures?: components["schemas"]["FileId"][];
            /**
             * Format: int64
             * @description Pieces of the line, from 1; none: all whose money has not gone back.
             */
            quantity?: number | null;
            reason?: components["schemas"]["CaseReason"];
            /** Format: int64 */
            rev: number;
            wanted?: components["schemas"]["SkuId"] | null;
            /** @description At most 500 characters. */
            words?: string;
        };
        RefundsWish: {
            /** Format: uuid */
            key: string;
            /** @description Of every line the same, for all of it that may be asked for. */
            kind: components["schemas"]["RefundKind"];
            /** @description By their places in the order, from 0, each once; none: all of which this may be asked. */
            lines?: number[] | null;
            /** @description At most 9 own pictures. */
            pictures?: components["schemas"]["FileId"][];
            reason?: components["schemas"]["CaseReason"];
            /** Format: int64 */
            rev: number;
            /** @description At most 500 characters. */
            words?: string;
        };
        RefusedSite: {
            at: components["schemas"]["i64"];
            origin: string;
        };
        /** @description A rate of some provinces, or of cities. */
        RegionalRate: {
            /** @description `浙江` is a province, `浙江/杭州` a city of it. */
            provinces: string[];
            rate: components["schemas"]["Rate"];
        };
        RequestAnswer: {
            approve: boolean;
            /**
             * Format: uuid
             * @description Made by the client: a retry carries the same one.
             */
            key: string;
            /** @description At most 200 characters. */
            words?: string;
        };
        /** @description What somebody asked, and whoever may agree has not answered. */
        RequestToDecide: components["schemas"]["TradeRequest"] & {
            due_at?: components["schemas"]["i64"] | null;
        };
        RequestsToDecide: {
            /**
             * Format: int64
             * @description How many there are.
             */
            count: number;
            /** @description Of the 100 that wait longest those with the least time left first, then the others in turn. */
            requests: components["schemas"]["RequestToDecide"][];
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
        /**
         * @description Who pays for sending goods back.
         * @enum {string}
         */
        ReturnFreight: "shop" | "customer" | "insurance";
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
        /** @description What a customer says of a line of an order. */
        Review: {
            at: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description Its place in the order, from 0.
             */
            line: number;
            reply?: components["schemas"]["ReviewReply"] | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            stars: number;
            words: string;
        };
        ReviewFrame: {
            conversation: components["schemas"]["ConversationId"];
            ref: string;
            text: string;
            /** @description The command's name. */
            type: string;
        };
        ReviewReply: {
            at: components["schemas"]["i64"];
            /** @description The nick of who wrote it; for members only. */
            by?: string | null;
            words: string;
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
        RunGoodsImport: {
            rows: components["schemas"]["GoodsImportRows"];
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
        /** @description An order as it was seen. */
        SeenOrder: {
            id: components["schemas"]["OrderId"];
            /** Format: int64 */
            rev: number;
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
        /** @description What a customer may have done with bulky goods. */
        Service: {
            code: components["schemas"]["ServiceCode"];
            /**
             * Format: int64
             * @description 0 to 10,000,000.
             */
            fee_fen: number;
            /**
             * Format: int64
             * @description 0 to 90: of an installation, so many days after tomorrow may be chosen at the earliest.
             */
            lead_days?: number;
            /** @description 1 to 20 characters. */
            name: string;
            /** @description Nobody orders an installation without saying on which day. */
            needs_day?: boolean;
            /** @description The fee is asked for each piece, and not once. */
            per_piece?: boolean;
        };
        /** @enum {string} */
        ServiceCode: "into_home" | "upstairs" | "installation";
        ServiceOffer: {
            code: string;
            /**
             * Format: int64
             * @description For these lines as a whole.
             */
            fee_fen: number;
            from_day?: components["schemas"]["Date"] | null;
            is_chosen: boolean;
            name: string;
            /** @description Nobody orders it without saying on which day. */
            needs_day: boolean;
            to_day?: components["schemas"]["Date"] | null;
        };
        Set: {
            state: components["schemas"]["State"];
        };
        SetupState: {
            /** @description Sign-ins that everyone may know; none outside a demo. */
            demo: components["schemas"]["DemoSignIn"][];
            needed: boolean;
        };
        /** @enum {string} */
        Severity: "hint" | "confirm" | "block";
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
        /**
         * @description What still has to leave, by its time to ship (发货时限): late 已超时, soon 即将超时 within the hours of `due_soon_h`, or any.
         * @enum {string}
         */
        ShipDue: "late" | "soon" | "any";
        /** @description What a file of parcels says, and what is wrong with it. Nothing was done. */
        ShipmentCheck: {
            /** @description The first 200. */
            faults: components["schemas"]["ShipmentFault"][];
            faults_count: number;
            /** @description Orders that can be shipped so. */
            rows: components["schemas"]["ShipmentRow"][];
        };
        ShipmentFault: {
            code: string;
            /** @description `order_no`, `carrier` or `waybill`; none: the order cannot be shipped. */
            column?: string | null;
            /** Format: int64 */
            line: number;
        };
        ShipmentRow: {
            carrier: string;
            /** @description Who could carry a parcel of this number, the best first. */
            carriers: components["schemas"]["CarrierView"][];
            /** @description The file named no carrier, and there are several. */
            is_ambiguous: boolean;
            /**
             * Format: int64
             * @description As a spreadsheet counts, from 1.
             */
            line: number;
            order: components["schemas"]["OrderId"];
            order_no: string;
            receiver_masked: string;
            /**
             * Format: int64
             * @description What shipping it names.
             */
            rev: number;
            /** @description Of its first line. */
            title: string;
            waybill: string;
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
            /**
             * Format: int64
             * @description Of a note: its number in the history; none: the one that stands there now.
             */
            note?: number | null;
            /**
             * Format: int64
             * @description Of a waybill: the parcel's number; none: the order's first one.
             */
            parcel?: number | null;
            reason: string;
        };
        ShowingWish: {
            field: components["schemas"]["PersonalField"];
            /** @description Why, in 1 to 200 characters; long numbers in it are masked. */
            reason: string;
        };
        ShownAnswer: {
            words: string;
        };
        ShownInvoice: {
            email: string;
            tax_no: string;
            title: string;
        };
        ShownStep: {
            carrier?: string | null;
            waybill?: string | null;
            words: string;
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
        /** @description A row of the table of SKUs. */
        SkuForm: {
            barcode?: string;
            code: string;
            id?: components["schemas"]["SkuId"] | null;
            /** @description One of the product's pictures, as [`Edit::Pictures`] names them; empty: none of its own. None: as it is. */
            picture?: string | null;
            /** Format: int64 */
            price_fen: number;
            props: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description None: as it is.
             */
            stock?: number | null;
            /**
             * Format: int64
             * @description What it was when somebody chose the new figure: orders may have changed it since.
             */
            stock_was?: number | null;
            /**
             * Format: int64
             * @description None: as it is.
             */
            volume_cm3?: number | null;
            /**
             * Format: int64
             * @description None: as it is.
             */
            weight_g?: number | null;
        };
        /** Format: uuid */
        SkuId: string;
        SkuView: {
            code: string;
            id: components["schemas"]["SkuId"];
            /** @description One of the product's; empty: none of its own. */
            picture: string;
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
            /** @description Nobody stood in the circle before: they are not full, they are not there. */
            is_empty?: boolean;
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
        StockRules: {
            /**
             * Format: int64
             * @description Of a product with so many pieces to be bought, or fewer, little is left; 0 to 1,000,000, 0: that is never told.
             */
            low_stock: number;
            /**
             * Format: int64
             * @description What a change must name.
             */
            rev: number;
        };
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
        /** @description What a remote place costs beside its rate, once an order. */
        Surcharge: {
            /**
             * Format: int64
             * @description 0 to 10,000,000.
             */
            fen: number;
            /** @description `浙江` is a province, `浙江/杭州` a city of it. */
            provinces: string[];
        };
        Taken: {
            file?: components["schemas"]["FileView"] | null;
            /** Format: int64 */
            offset: number;
        };
        TaobaoNumber: {
            kind: components["schemas"]["TaobaoNumberKind"];
            /** @description None: nobody gave it one. */
            name?: string | null;
            /** @description Digits; of a value `pid:vid`. */
            number: string;
            /**
             * Format: int64
             * @description How many carry it.
             */
            products: number;
            /** @description Of a value: what its property is called. */
            prop?: string | null;
            /** @description Of one of them. */
            title: string;
        };
        /** @enum {string} */
        TaobaoNumberKind: "category" | "prop" | "value";
        /** @description Numbers of Taobao, those that most products carry first. */
        TaobaoNumbers: {
            /** @description Whether these are all there are. */
            is_all: boolean;
            /** @description At most 500. */
            numbers: components["schemas"]["TaobaoNumber"][];
            rest?: components["schemas"]["TaobaoNumbersRest"] | null;
        };
        /**
         * @description What is not among the numbers that are told.
         * @enum {string}
         */
        TaobaoNumbersRest: "numbers" | "rows";
        /** Format: uuid */
        TemplateId: string;
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
        /** @description What somebody asks to have done to an order, and what became of it. */
        TradeRequest: {
            /** @description Of an address, as long as it is kept. */
            address_masked?: string | null;
            /**
             * Format: int64
             * @description Of another SKU what goes back or is not to be paid, of an address what is waived.
             */
            amount_fen?: number | null;
            at: components["schemas"]["i64"];
            by: components["schemas"]["MemberId"];
            cause?: components["schemas"]["CaseReason"] | null;
            decided_at?: components["schemas"]["i64"] | null;
            decided_by?: components["schemas"]["MemberId"] | null;
            decided_nick?: string | null;
            decided_words?: string | null;
            /** Format: int64 */
            discount_fen?: number | null;
            /**
             * Format: int64
             * @description Of a price.
             */
            freight_fen?: number | null;
            /** @description It is open, or a card that is to be sent, and can still be done as it was asked. */
            is_possible: boolean;
            kind: components["schemas"]["TradeRequestKind"];
            /**
             * Format: int64
             * @description Of a compensation, a refund, an offer or another SKU: the line's place in the order, from 0.
             */
            line?: number | null;
            /** @description What of it is of single lines. */
            lines: components["schemas"]["LineDiscount"][];
            /** @description As they were called then. */
            nick: string;
            /**
             * Format: int64
             * @description Of the order's requests, from 1.
             */
            no: number;
            order: components["schemas"]["OrderId"];
            order_no: string;
            /** Format: int64 */
            quantity?: number | null;
            /** @description Why a compensation is given; of a refund its way: `pay`, `agree`, `offer_money` or `offer_return`; of an offer its kind. */
            reason?: string | null;
            /** @description What the customer reads with an offer, without long numbers. */
            said?: string | null;
            send_by?: components["schemas"]["i64"] | null;
            /** @description Of another SKU: what it is called. */
            sku?: string | null;
            state: components["schemas"]["TradeRequestState"];
            /**
             * Format: int64
             * @description Of the order when it was asked.
             */
            total_fen: number;
            /** @description Without long numbers. */
            words: string;
        };
        /** @enum {string} */
        TradeRequestKind: "price" | "compensation" | "refund" | "offer" | "sku" | "address";
        /** @enum {string} */
        TradeRequestState: "open" | "approved" | "sent" | "refused" | "over";
        TradeRequests: {
            /** @description `cursor` of the next page; none: that was all. */
            next?: string | null;
            requests: components["schemas"]["TradeRequest"][];
        };
        /** @description What a shop may set of its orders. */
        TradeRules: {
            after_sale: components["schemas"]["AfterSaleRules"];
            /**
             * Format: int64
             * @description A shipped order confirms itself after so many days; 1 to 90.
             */
            confirm_after_days: number;
            /** @description What the six flags mean here, each at most 10 characters; empty: the colour's own name. */
            flag_names: string[];
            /** @description 运费险: whoever orders while it is on has the way back paid by the insurance. */
            freight_insurance?: boolean;
            /**
             * Format: int64
             * @description What one person gives for an order beside its cases, without a second one, and the owner's to set; 0 to 100,000,000.
             */
            most_compensation_fen: number;
            /**
             * Format: int64
             * @description The largest discount an agent gives alone, in hundredths of a per cent of the goods; 0 to 10,000.
             */
            most_discount_bp: number;
            /**
             * Format: int64
             * @description So often the shop gives an order longer to be confirmed (延长收货); 1 to 5.
             */
            most_extensions?: number;
            /**
             * Format: int64
             * @description What an agent gives back of an order alone by refunds, all that went back of it together; 0 to 100,000,000.
             */
            most_refund_fen?: number;
            /**
             * Format: int64
             * @description The same of a supervisor, no less than an agent's, and the owner's to set; usually 10,000: no limit.
             */
            most_supervisor_discount_bp?: number;
            /**
             * Format: int64
             * @description The same of a supervisor, no less than an agent's, and the owner's to set.
             */
            most_supervisor_refund_fen?: number;
            /** @description Usually nothing. */
            needs_customer?: components["schemas"]["NeedsCustomer"];
            parcels?: components["schemas"]["ParcelRules"];
            /**
             * Format: int64
             * @description An order that is not paid within so many minutes closes itself; 5 to 43,200.
             */
            pay_within_min: number;
            /**
             * Format: int64
             * @description So long after paying a customer is given back what the same costs less, of orders that are placed from then on; 0 to 30 days,
             *     0: they are not.
             */
            price_protection_days: number;
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
        /** @description Where a customer says that their order goes; one of the three, or more. */
        TypedAddress: {
            /** @description At most 200 characters. */
            address?: string;
            /** @description At most 30 characters. */
            phone?: string;
            /** @description At most 30 characters. */
            receiver?: string;
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
    trade_list_after_sales: {
        parameters: {
            query?: {
                /** @description The field's code, for instance `WAIT_SELLER_AGREE`. */
                state?: string;
                /** @description Those that are over, the last one first, instead of those under way; usually not. */
                ended?: boolean;
                /** @description Whose turn it is, of those under way. */
                turn?: components["schemas"]["CaseTurn"];
                /** @description What was asked for. */
                kind?: components["schemas"]["RefundKind"];
                /** @description Why it was asked for. */
                reason?: components["schemas"]["CaseReason"];
                /** @description `me`, `none`, `all`, or the id of a member who serves here; usually all. */
                owner?: string;
                /** @description How an order's number begins, or a part of a title; at most 100 characters. */
                q?: string;
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
                    "application/json": components["schemas"]["AfterSalePage"];
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
    trade_count_after_sales: {
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
                    "application/json": components["schemas"]["AfterSaleCounts"];
                };
            };
        };
    };
    trade_own_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                order: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwner"];
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
    trade_show_case_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                order: string;
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseShowing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownStep"];
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
    assistant_see_floor: {
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
                    "application/json": components["schemas"]["AssistantRules"];
                };
            };
        };
    };
    assistant_change_floor: {
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
                "application/json": components["schemas"]["AssistantRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantRules"];
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
    assistant_list_batches: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description 1 to 100; usually 30. */
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
                    "application/json": components["schemas"]["Batches"];
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
    assistant_begin_batch: {
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
                "application/json": components["schemas"]["NewBatch"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_see_batch: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_apply_batch: {
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
                "application/json": components["schemas"]["BatchApplying"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_drop_batch: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_list_items: {
        parameters: {
            query?: {
                /** @description `changed`, `unchanged`, `refused`, `left_out`, `warned`, `applied`, `failed`, `undone` or `kept`; without it all. */
                only?: string;
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description 1 to 100; usually 50. */
                limit?: number;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchItems"];
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
    assistant_report_batch: {
        parameters: {
            query?: {
                /** @description `zh-CN` or `en`; without it what the browser asks for. */
                lang?: string;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
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
    assistant_resume_batch: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_stop_batch: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    assistant_see_undo: {
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
                    "application/json": components["schemas"]["BatchUndoing"];
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
    assistant_undo_batch: {
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
                    "application/json": components["schemas"]["BatchView"];
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
    cards_see_card_rules: {
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
                    "application/json": components["schemas"]["CardRulesView"];
                };
            };
        };
    };
    cards_change_card_rules: {
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
                "application/json": components["schemas"]["NewCardRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRulesView"];
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
    cards_see: {
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
                    "application/json": components["schemas"]["CardView"];
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
    cards_show_answer: {
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
                "application/json": components["schemas"]["CardShowing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownAnswer"];
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
    cards_withdraw_card: {
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
                    "application/json": components["schemas"]["CardView"];
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
    goods_see_categories: {
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
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
        };
    };
    goods_arrange_categories: {
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
                "application/json": components["schemas"]["CategoryOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
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
    goods_create_category: {
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
                "application/json": components["schemas"]["CategoryForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsCategory"];
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
    goods_change_category: {
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
                "application/json": components["schemas"]["CategoryChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsCategory"];
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
    goods_remove_category: {
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
    cards_send: {
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
                "application/json": components["schemas"]["NewCard"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
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
                    "application/json": components["schemas"]["GuardedProblem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardedProblem"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
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
            query?: {
                /** @description `next` of the page before; of somebody else's orders it leads to nothing. */
                cursor?: string;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
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
    goods_see_templates: {
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
                    "application/json": components["schemas"]["DeliveryTemplates"];
                };
            };
        };
    };
    goods_create_template: {
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
                "application/json": components["schemas"]["DeliveryTerms"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryTemplate"];
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
    goods_change_template: {
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
                "application/json": components["schemas"]["DeliveryChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryTemplate"];
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
    goods_remove_template: {
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
    goods_list_goods: {
        parameters: {
            query?: {
                /** @description Words that must each be in title or code, or begin the code or barcode of a SKU; at most 100 characters. */
                q?: string;
                /** @description A category's name. */
                category?: string;
                /** @description `listed`, `stored` or `deleted`; none: the first two. */
                state?: string;
                /** @description `stock`, `presale`, `custom` or `sold_out`. */
                availability?: string;
                /** @description Only those of which a few pieces are left. */
                low_stock?: boolean;
                /** @description Only those that wait for a time to be listed. */
                timed?: boolean;
                tag?: string;
                /** @description The cheapest SKU costs so much or more. */
                min_fen?: number;
                /** @description The cheapest SKU costs so much or less. */
                max_fen?: number;
                /** @description So many pieces or more can be bought of it. */
                min_stock?: number;
                /** @description So many pieces or fewer can be bought of it. */
                max_stock?: number;
                /** @description A delivery template's id, or `none`. */
                template?: string;
                /** @description `weight` or `volume`: only those that have a SKU without it. */
                unmeasured?: string;
                /** @description Only what that import brought or changed. */
                import?: components["schemas"]["ImportId"];
                /** @description Of an import's products `new` or `changed` ones; none: both. */
                brought?: string;
                /** @description `position`, `price`, `stock`, `changed`, `title` or `code`, falling with `-` before it; usually `-changed`. */
                sort?: string;
                /** @description `next` of the page before, in the same order. */
                cursor?: string;
                /** @description Instead of a cursor: how many rows stand before the page. */
                offset?: number;
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
                    "application/json": components["schemas"]["GoodsPage"];
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
    goods_create_goods: {
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
                "application/json": components["schemas"]["NewGoods"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goods"];
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
    goods_files_export_goods: {
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
                "application/json": components["schemas"]["NewGoodsExport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
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
            /** @description Others are being made and fetched */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no room for it now */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goods_files_see_lost: {
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
                    "application/json": components["schemas"]["GoodsExportLost"];
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
    goods_files_list_imports: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: components["schemas"]["ImportId"];
                /** @description 1 to 100; usually 20. */
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
                    "application/json": components["schemas"]["GoodsImports"];
                };
            };
        };
    };
    goods_files_begin_import: {
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
                "application/json": components["schemas"]["NewGoodsImport"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_see_import: {
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
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_drop_import: {
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
    goods_files_list_changed: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description 1 to 100; usually 20. */
                limit?: number;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsImportChanges"];
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
    goods_files_download_changed: {
        parameters: {
            query?: {
                /** @description `zh-CN` or `en`; without it what the browser asks for. */
                lang?: string;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
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
    goods_files_check_import: {
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
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_list_faults: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description 1 to 100; usually 20. */
                limit?: number;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsImportFaults"];
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
    goods_files_download_faults: {
        parameters: {
            query?: {
                /** @description `zh-CN` or `en`; without it what the browser asks for. */
                lang?: string;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
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
    goods_files_look_at_import: {
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
                    "application/json": components["schemas"]["GoodsImport"];
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
            /** @description The file cannot be read: `field` is the line and column */
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
    goods_files_map_import: {
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
                "application/json": components["schemas"]["GoodsFileMapping"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_see_import_numbers: {
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
                    "application/json": components["schemas"]["TaobaoNumbers"];
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
    goods_files_keep_piece: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                /** @description From 0 */
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
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
            /** @description Nothing was stored; try again */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goods_files_resume_import: {
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
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_run_import: {
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
                "application/json": components["schemas"]["RunGoodsImport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_files_stop_import: {
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
                    "application/json": components["schemas"]["GoodsImport"];
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
    goods_goods_rows: {
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
                "application/json": components["schemas"]["GoodsIds"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsRows"];
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
    goods_see_goods: {
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
                    "application/json": components["schemas"]["Goods"];
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
    goods_change_goods: {
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
                "application/json": components["schemas"]["GoodsEdits"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goods"];
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
    goods_see_changes: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: number;
                /** @description Revisions: 1 to 200; usually 50. */
                limit?: number;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsChanges"];
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
    goods_copy_goods: {
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
                "application/json": components["schemas"]["GoodsCopy"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goods"];
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
    home_see_home: {
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
                    "application/json": components["schemas"]["Home"];
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
    cards_answer: {
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
                "application/json": components["schemas"]["CardAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
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
    mine_ask_freight: {
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
                "application/json": components["schemas"]["FreightAsked"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreightQuote"];
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
    customers_vouch: {
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
                    "application/json": components["schemas"]["OwnIdentity"];
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
    mine_list: {
        parameters: {
            query?: {
                /** @description Only those that wait for this. */
                standing?: "to_pay" | "to_ship" | "to_receive" | "to_review" | "after_sale";
                /** @description A part of an order's number, or of the title of something in it; at most 100 characters. */
                q?: string;
                /** @description `next` of the page before; of somebody else's orders it leads to nothing. */
                cursor?: string;
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
                    "application/json": components["schemas"]["MyOrders"];
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
    cards_my_order_cards: {
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
                    "application/json": components["schemas"]["OrderCards"];
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
    mine_buy_again: {
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
                    "application/json": components["schemas"]["BoughtAgain"];
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
    mine_see_my_invoice: {
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
                    "application/json": components["schemas"]["MyInvoiceView"];
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
    mine_ask_invoice: {
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
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyInvoiceView"];
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
    logistics_my_parcel: {
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
                    "application/json": components["schemas"]["ParcelView"];
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
    logistics_my_parcels: {
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
                    "application/json": components["schemas"]["ParcelList"];
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
    mine_confirm_part: {
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
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mine_see_protection: {
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
                    "application/json": components["schemas"]["PriceProtection"];
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
    mine_ask_protection: {
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
                "application/json": components["schemas"]["ProtectionWish"];
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
    mine_ask_several: {
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
                "application/json": components["schemas"]["RefundsWish"];
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
    mine_change: {
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
    mine_confirm_resent: {
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
    mine_give_evidence: {
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
                "application/json": components["schemas"]["CaseWords"];
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
    mine_ask_platform: {
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
                "application/json": components["schemas"]["CaseWords"];
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
    mine_answer_proposal: {
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
                "application/json": components["schemas"]["ProposalAnswer"];
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
    cards_my_reviews: {
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
                    "application/json": components["schemas"]["OrderReviews"];
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
    cards_review: {
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
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
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
                category?: ("order" | "after_sale" | "logistics" | "goods" | "violation" | "system") | null;
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
    trade_see_order_filters: {
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
                    "application/json": components["schemas"]["OrderFilters"];
                };
            };
        };
    };
    trade_keep_order_filter: {
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
                "application/json": components["schemas"]["NewOrderFilter"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderFilters"];
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
    trade_remove_order_filter: {
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
    order_files_list: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
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
                    "application/json": components["schemas"]["OrderImports"];
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
    order_files_begin: {
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
                "application/json": components["schemas"]["NewOrderImport"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_see: {
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
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_drop_import: {
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
    order_files_check: {
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
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_faults: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: number;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderImportFaults"];
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
    order_files_faults_csv: {
        parameters: {
            query?: {
                /** @description `zh-CN` or `en`; without it what the browser asks for. */
                lang?: string;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
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
    order_files_receive: {
        parameters: {
            query?: {
                /** @description Of the second file; the first goes by the import's own name. */
                name?: string;
            };
            header?: never;
            path: {
                shop: string;
                id: string;
                no: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
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
    order_files_look: {
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
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_map: {
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
                "application/json": components["schemas"]["OrderImportMapping"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_resume: {
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
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_run: {
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
                "application/json": components["schemas"]["OrderImportRun"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderImportView"];
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
    order_files_stop: {
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
                    "application/json": components["schemas"]["OrderImportView"];
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
    trade_list_orders: {
        parameters: {
            query?: {
                /**
                 * @description An order's number or how it begins, a whole phone number of a receiver or customer, a whole name of a receiver, a parcel's
                 *     whole number, a merchant's code or, of one that begins with a letter or a digit, how it begins, or a part of the customer's name or of a product's title; at most 100 characters.
                 */
                q?: string;
                /** @description The field's code, for instance `WAIT_SELLER_SEND_GOODS`; `TO_SHIP`: of what was placed here all that is not wholly shipped. */
                state?: string;
                /** @description 0 to 5. */
                flag?: number;
                /** @description Which of an order's times `from` and `to` are about, and the list goes by: newest first; usually when it was placed. */
                time?: components["schemas"]["OrderTime"];
                /** @description At this time or later, UTC milliseconds. */
                from?: components["schemas"]["i64"];
                /** @description Before this time. */
                to?: components["schemas"]["i64"];
                /**
                 * @description Only what still has to leave, by its time to ship: `late`, `soon` (within the hours of `due_soon_h`) or `any`; the list goes by that, what is due first
                 *     first.
                 */
                ship_due?: components["schemas"]["ShipDue"];
                /** @description Costs so much or more. */
                min_fen?: number;
                /** @description Costs so much or less. */
                max_fen?: number;
                /** @description Has this product in it. */
                product?: components["schemas"]["ProductId"];
                /** @description Where they were placed: `here`, or for instance `taobao`. */
                source?: string;
                /** @description Only those with a refund under way. */
                refunding?: boolean;
                /** @description Only those with a line whose last after-sale case stands so, for instance `WAIT_SELLER_AGREE`. */
                refund_state?: string;
                /** @description Only those with a review that the shop has not replied to. */
                to_reply?: boolean;
                /** @description Only those whose invoice was asked for, and is to be issued. */
                to_invoice?: boolean;
                /** @description Only those with money that did not go back: the payment service was asked, and has not given it. */
                refund_stuck?: boolean;
                /** @description Only those with a parcel that nobody has yet and somebody should see to: `stuck`, `lost`, `trouble`, `refused` or `any`. */
                parcel_concern?: components["schemas"]["AskedConcern"];
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
    trade_note_many: {
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
                "application/json": components["schemas"]["NewBatchNote"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReport"];
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
    cards_remind_many: {
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
                "application/json": components["schemas"]["NewBatchReminders"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReport"];
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
    trade_ship_many: {
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
                "application/json": components["schemas"]["NewBatchShipments"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReport"];
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
    trade_check_shipments: {
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
                "application/octet-stream": number[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentCheck"];
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
    trade_export_orders: {
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
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
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
    trade_export_whole_orders: {
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
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
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
    trade_match_address: {
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
                "application/json": components["schemas"]["TypedAddress"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressMatch"];
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
    trade_ask_address: {
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
                "application/json": components["schemas"]["NewAddressRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    trade_agree_to_all: {
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
                "application/json": components["schemas"]["NewAgreement"];
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
        };
    };
    cards_order_cards: {
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
                    "application/json": components["schemas"]["OrderCards"];
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
    trade_settle_call_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutSettlement"];
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
    trade_try_call_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                key: string;
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
    trade_see_compensation: {
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
                    "application/json": components["schemas"]["CompensationView"];
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
    trade_ask_compensation: {
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
                "application/json": components["schemas"]["NewCompensationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    trade_give_compensation: {
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
                "application/json": components["schemas"]["NewCompensation"];
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
    trade_book_installation: {
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
                "application/json": components["schemas"]["NewInstallationDay"];
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
    trade_see_invoice: {
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
                    "application/json": components["schemas"]["InvoiceView"];
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
    trade_enter_invoice: {
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
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
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
    trade_issue_invoice: {
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
                "application/json": components["schemas"]["NewIssue"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
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
    trade_show_invoice: {
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
                "application/json": components["schemas"]["InvoiceShowing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownInvoice"];
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
    trade_ask_offer: {
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
                "application/json": components["schemas"]["NewOfferRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    logistics_parcel: {
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
                    "application/json": components["schemas"]["ParcelView"];
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
    logistics_parcels: {
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
                    "application/json": components["schemas"]["ParcelList"];
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
    trade_settle_payout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                no: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutSettlement"];
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
    trade_try_payout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                no: number;
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
    trade_see_order_protection: {
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
                    "application/json": components["schemas"]["ProtectionView"];
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
    trade_give_protection: {
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
                "application/json": components["schemas"]["ProtectionWish"];
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
    trade_decline_protection: {
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
                "application/json": components["schemas"]["ProtectionRefusal"];
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
    trade_ask_price: {
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
                "application/json": components["schemas"]["NewPriceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    trade_ask_refund: {
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
                "application/json": components["schemas"]["NewRefundRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    trade_decide: {
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
                "application/json": components["schemas"]["NewDecision"];
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
    trade_open_reissue: {
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
                "application/json": components["schemas"]["NewReissue"];
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
    trade_order_requests: {
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
                    "application/json": components["schemas"]["TradeRequests"];
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
    trade_answer_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                id: string;
                no: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    cards_reviews: {
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
                    "application/json": components["schemas"]["OrderReviews"];
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
    cards_reply: {
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
                "application/json": components["schemas"]["NewReviewReply"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
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
                    "application/json": components["schemas"]["GuardedProblem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardedProblem"];
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
    trade_ask_sku: {
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
                "application/json": components["schemas"]["NewSkuRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeRequest"];
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
    goods_see_stock_rules: {
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
                    "application/json": components["schemas"]["StockRules"];
                };
            };
        };
    };
    goods_change_stock_rules: {
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
                "application/json": components["schemas"]["StockRules"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockRules"];
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
    goods_files_see_taobao_numbers: {
        parameters: {
            query?: {
                /** @description Only those that nobody gave a name. */
                unnamed?: boolean;
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
                    "application/json": components["schemas"]["TaobaoNumbers"];
                };
            };
        };
    };
    goods_files_name_taobao_numbers: {
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
                "application/json": components["schemas"]["NameTaobaoNumbers"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
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
    trade_list_requests: {
        parameters: {
            query?: {
                /** @description `open` or `all`; usually open. */
                state?: string;
                /** @description Only what the caller asked for. */
                mine?: boolean;
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
                    "application/json": components["schemas"]["TradeRequests"];
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
    trade_requests_to_decide: {
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
                    "application/json": components["schemas"]["RequestsToDecide"];
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
    store_photo: {
        parameters: {
            query?: {
                /** @description The small one. */
                thumb?: boolean;
            };
            header?: never;
            path: {
                slug: string;
                /** @description Id of a picture */
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
                    "image/*": number[];
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
                /** @description `next` of the page before, of the same category and words. */
                cursor?: string | null;
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
    store_of_product: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                /** @description 1 to 50, usually 20. */
                limit?: number | null;
            };
            header?: never;
            path: {
                slug: string;
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
                    "application/json": components["schemas"]["ProductReviews"];
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
