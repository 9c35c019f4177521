using System.Net;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.SignIn;

public sealed class WebSessionTests
{
    private const string Phone = "+37061200001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_signs_in_with_the_code_that_was_sent(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        await app.SaveAsync(Given.Resident(phone: Phone));

        using var session = await WebSession.ResidentByCodeAsync(app, Phone, cancellationToken: Stop);

        (await session.GetAsync("~/bookings", Stop)).Expect(HttpStatusCode.OK);
        using var stranger = WebSession.Anonymous(app);
        (await stranger.GetAsync("~/bookings", Stop)).Expect(HttpStatusCode.Redirect);
    }

    [Theory, EveryDatabase]
    public async Task A_resident_has_the_cookie_of_the_right_code(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        await app.SaveAsync(Given.Resident(phone: Phone));

        using var session = await WebSession.ResidentAsync(app, Phone);

        (await session.GetAsync("~/bookings", Stop)).Expect(HttpStatusCode.OK);
    }

    [Theory, EveryDatabase]
    public async Task Staff_sign_in_with_their_password(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);

        using var session = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Stop);

        session.Cookies.GetAllCookies().Should().Contain(cookie => cookie.Name == "soc-staff");
    }
}
