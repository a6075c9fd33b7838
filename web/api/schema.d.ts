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
         * Try rules on the last day's customers: each decided again in the situation it met. What follows from another choice later in the
         *     day is not followed, so read it as a tendency.
         */
        post: operations["dispatch_try_rules"];
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
        post?: never;
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
        /** Change someone's nick, role or capacity. A changed role closes their open sockets: they come back with it. */
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
        Arrival: {
            /** @description The token this device was given before. */
            device?: string | null;
            /** @description JWT of the shop for a shopper it knows. */
            identity?: string | null;
        };
        Asked: {
            field: components["schemas"]["Field"];
            reason: string;
        };
        /**
         * @description `stock` is kept as such; what a page shows is told with the SKUs' stock.
         * @enum {string}
         */
        Availability: "stock" | "presale" | "custom" | "sold_out";
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
        /** @description What the desk shows of a customer. */
        Brief: {
            id: components["schemas"]["CustomerId"];
            /** @description The shop has signed for who this is. */
            known: boolean;
            name: string;
        };
        Category: {
            count: number;
            name: string;
            picture: string;
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
        /** Format: uuid */
        ConversationId: string;
        ConversationView: {
            looking?: Record<string, never> | null;
            marks: components["schemas"]["Marks"];
            row: components["schemas"]["DeskRow"];
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
        Decision: {
            outcome: components["schemas"]["Outcome"];
            steps: components["schemas"]["Step"][];
        };
        /** @description The member a customer belongs to; none: nobody in particular. */
        DedicatedTo: {
            member?: components["schemas"]["MemberId"] | null;
        };
        /** @description One that is printed on the door of a demo shop. */
        DemoSignIn: {
            login: string;
            name: string;
            password: string;
            role: components["schemas"]["Role"];
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
        EventView: {
            at: components["schemas"]["i64"];
            /** @description `customer`, `shop`, `carrier` or `system`. */
            by: string;
            kind: string;
        };
        /** @description A line of the specification (规格); `key` is stable, `label` and `value` are for people. */
        Fact: {
            key: string;
            label: string;
            value: string;
        };
        /** @enum {string} */
        Field: "receiver" | "phone" | "address" | "waybill";
        /** Format: uuid */
        FileId: string;
        /** @description An uploaded file, in an answer. */
        FileView: {
            content_type: string;
            /** Format: int64 */
            height?: number | null;
            id: components["schemas"]["FileId"];
            /** @description `image` or `file`, as the message that may carry it. */
            kind: string;
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
        Given: {
            /** @description By file; files the caller may not see are left out. */
            links: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description Members for a kind of question. Any one condition is enough; without conditions it fits everyone. */
        Group: {
            categories: string[];
            members: components["schemas"]["MemberId"][];
            /** @description 1 to 20 characters, not twice in a shop. */
            name: string;
            /** @description The field's codes of the customer's newest order, for instance `WAIT_SELLER_SEND_GOODS`. */
            order_states: string[];
            /** @description Beginnings of the page's path. */
            pages: string[];
            products: components["schemas"]["ProductId"][];
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
        LastLine: {
            from: string;
            kind: string;
            /** Format: int64 */
            seq: number;
            text: string;
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
        LineView: {
            picture: string;
            /** Format: int64 */
            price_fen: number;
            /** Format: int64 */
            quantity: number;
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
        Mark: {
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            read: number;
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
        /** @description Told once. */
        NewPassword: {
            password: string;
        };
        /** @description Rules to keep in place of those at `rev`. */
        NewRules: {
            /** Format: int64 */
            rev: number;
            rules: components["schemas"]["Rules"];
        };
        Offset: {
            /** Format: int64 */
            offset: number;
        };
        /** Format: uuid */
        OrderId: string;
        OrderList: {
            orders: components["schemas"]["OrderView"][];
        };
        /** @description An order as members see it: nothing in it says who or where. */
        OrderView: {
            address_masked: string;
            carrier?: string | null;
            closed_at?: components["schemas"]["i64"] | null;
            created_at: components["schemas"]["i64"];
            /** Format: int64 */
            discount_fen: number;
            events: components["schemas"]["EventView"][];
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
            phone_masked: string;
            receiver_masked: string;
            /** Format: int64 */
            refunded_fen: number;
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
        PasswordChange: {
            current: string;
            /** @description 8 to 200 characters; neither the login nor the one before. */
            new: string;
            /** @description End the sign-ins of all other devices. */
            sign_out_others: boolean;
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
        /** Format: uuid */
        PhraseId: string;
        PhraseView: {
            body: string;
            /** @description What is typed after `/`. */
            code: string;
            folder: string;
            id: components["schemas"]["PhraseId"];
            /** @description The asking member's, not the team's. */
            own: boolean;
            title: string;
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
            /** @description The name customers see: 1 to 20 characters. */
            nick?: string | null;
            role?: components["schemas"]["Role"] | null;
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
        Question: {
            a: string;
            q: string;
        };
        /** @description One stretch of service, as the customer's side shows it. */
        Reception: {
            closed_at?: components["schemas"]["i64"] | null;
            member?: components["schemas"]["MemberId"] | null;
            opened_at: components["schemas"]["i64"];
            /** Format: int64 */
            session: number;
        };
        /** @enum {string} */
        Role: "owner" | "supervisor" | "agent" | "trainee" | "operations" | "warehouse";
        Rows: {
            next?: components["schemas"]["i64"] | null;
            rows: components["schemas"]["DeskRow"][];
        };
        /** @description How a shop gives conversations to its members. The order of the looks is the field's and fixed; these are its settings. */
        Rules: {
            /** @description Members of other groups take over where nobody in the group is free. */
            beyond_group: boolean;
            /** @description Customers given to one member for good go to that member. */
            dedicated: boolean;
            /** @description At most 50. The first whose conditions fit is meant. */
            groups: components["schemas"]["Group"][];
            /** @description Members who differ from the usual. */
            members: components["schemas"]["MemberRule"][];
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
        /** Format: uuid */
        ShopId: string;
        /** @description A shop as everyone may see it. */
        ShopView: {
            id: components["schemas"]["ShopId"];
            name: string;
            slug: string;
        };
        Showing: {
            value: string;
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
            /** Format: int64 */
            stock: number;
        };
        /** @enum {string} */
        State: "online" | "busy" | "suspended" | "rest" | "offline";
        /** @enum {string} */
        Status: "closed" | "queued" | "assigned";
        /** @description One look of a decision, with the numbers it saw. A trace is these, in order; the console makes a sentence of them. */
        Step: {
            busy: number;
            online: number;
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
            name?: string | null;
            /** @enum {string} */
            step: "group";
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
        StoreFront: {
            categories: components["schemas"]["Category"][];
            shop: components["schemas"]["StoreShop"];
        };
        StoreShop: {
            about: string;
            id: components["schemas"]["ShopId"];
            name: string;
            slug: string;
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
        /** @description The last day's decisions, as they were and as these rules would have made them. */
        Trial: {
            /** @description Of these, how many come out otherwise. */
            changed: number;
            /** @description Decisions of the last 24 hours that could be made again. */
            decisions: number;
            left_after: number;
            left_before: number;
            members: components["schemas"]["TrialShare"][];
            queued_after: number;
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
        /** Format: uuid */
        UploadId: string;
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
                "application/json": components["schemas"]["Wanted"];
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
                "application/json": components["schemas"]["Asked"];
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
                    "application/json": components["schemas"]["PhraseView"][];
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
