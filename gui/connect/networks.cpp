#include "gui/connect/networks.h"

#include "gui/text.h"

namespace gui {
namespace {

Network bluesky()
{
    return {.name = tr("Bluesky"),
        .kind = "bluesky",
        .needs = tr("Nothing is needed: all posts and reposts of Bluesky are public. Some 50 posts a second.")};
}

Network mastodon()
{
    return {.name = tr("Mastodon"),
        .kind = "mastodon",
        .needs = tr("The name of a server and, on most of them, an access token. Get one by a login in the "
                    "browser, or make an application with the right “read” in your account there, under Preferences, "
                    "Development."),
        .page = QStringLiteral("https://joinmastodon.org/servers"),
        .host = Network::Host::Asked,
        .login = Network::Login::InBrowser,
        .streams = {{tr("All public statuses that it knows"), ""}, {tr("Those of its own people"), "/local"},
            {tr("My home timeline"), "/user"}},
        .secrets = {{"access_token", tr("Access token")}},
        .lack = Network::Secrets::MayLack};
}

Network x()
{
    return {.name = tr("X (API v2)"),
        .kind = "x",
        .needs = tr("The bearer token of an app from X's developer portal. Posts cost money there: the program stops at "
                    "5 USD a day unless --budget says otherwise. The app's rules decide which posts come; "
                    "“trendstream rules” changes them."),
        .page = QStringLiteral("https://developer.x.com/en/portal/dashboard"),
        .streams = {{tr("What the app's rules let through"), ""}, {tr("A sample of all posts"), ":sample"}},
        .secrets = {{"bearer_token", tr("Bearer token")}}};
}

Network twitter()
{
    return {.name = tr("Twitter v1.1"),
        .kind = "twitter",
        .needs = tr("Four keys of an app. Twitter closed this service in 2023; servers that speak it still "
                    "can be named by --endpoint twitter=URL."),
        .page = QStringLiteral("https://developer.x.com/en/docs/x-api/v1"),
        .secrets = {{"consumer_key", tr("Consumer key")}, {"consumer_secret", tr("Consumer secret")},
            {"access_token", tr("Access token")}, {"access_token_secret", tr("Access token secret")}}};
}

} // namespace

std::vector<Network> networks() { return {bluesky(), mastodon(), x(), twitter()}; }

} // namespace gui
