using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.SignIn;

/// <summary>A new initiative in ten minutes: the operator's command, the coordinator's link, the checklist until it is live, the first ride.</summary>
public sealed class NewInitiativeJourney
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task From_the_operators_command_to_the_first_ride(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        var (code, said) = await CommandAsync(app, "initiative", "open", "laukuva", "--locality", "silale", "--locality-name", "Šilalės rajonas", "--name", "Laukuvos taksi",
            "--village", "Laukuva", "--phone", "0 612 34567", "--kit", "taxi", "--coordinator", "Rasa Laukienė");
        code.Should().Be(0, said);
        var initiative = await app.ReadAsync(db => db.Initiatives.AsNoTracking().SingleAsync(one => one.Slug == "laukuva", Stop));
        (await WebSession.Anonymous(app).GetAsync("/", Stop)).Words.Should().Contain(Access.LocalityRehearses);
        await using (var scope = app.ScopeOfNobody())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.AddRange(
                new Settlement { LocalityId = initiative.LocalityId, Name = "Laukuva", SearchName = "laukuva", Latitude = 55.62, Longitude = 22.23 },
                new Settlement { LocalityId = initiative.LocalityId, Name = "Šilalė", SearchName = "silale", Latitude = 55.49, Longitude = 22.19 });
            await db.SaveChangesAsync(Stop);
        }

        using var rasa = WebSession.Anonymous(app, initiative);
        var link = new Uri(said.Split('\n').Last(line => line.Contains("/join/", StringComparison.Ordinal)).Trim()).AbsolutePath;
        (await rasa.SubmitAsync(link, new { Email = "rasa@example.test", WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await rasa.GetAsync("~/staff", Stop)).Location.Should().Be("/laukuva/staff/account");
        await StaffSignInTests.EnrolAsync(rasa);
        (await DoneAsync(rasa)).Should().Be(1, "the second factor");

        var start = (await rasa.GetAsync("~/staff/start", Stop)).Expect(HttpStatusCode.OK);
        (await rasa.SubmitAsync(start, new { ContactName = "" }, cancellationToken: Stop)).Status.Should().Be(422);
        var shown = start.Page.QuerySelectorAll("input[name=Shown]").Select(input => input.GetAttribute("value")!).ToArray();
        (await rasa.SubmitAsync(start, new { ContactName = "Rasa", From = "9", To = "16", Shown = shown }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await DoneAsync(rasa)).Should().Be(3);

        await rasa.SubmitAsync("~/staff/people/invite", new { Name = "Petras", Role = nameof(Role.Driver) }, cancellationToken: Stop);
        (await rasa.SubmitAsync("~/staff/rides/vehicles/edit", new { Name = "Raudonas", Plate = "LAU 001", Seats = "4", WheelchairPlaces = "0", Settlement = "Laukuva" }, cancellationToken: Stop))
            .Expect(HttpStatusCode.Redirect);
        var (car, driver) = await app.ReadAsync(async db => ((await db.Vehicles.SingleAsync(Stop)).Id, (await db.StaffMembers.SingleAsync(one => one.Role == Role.Driver, Stop)).Id), initiative);
        (await rasa.SubmitAsync("~/staff/rides/runs/weekly", new { Weekday = "Wednesday", Vehicle = car.ToString(), Driver = driver.ToString(), Begins = "8", Ends = "16" }, cancellationToken: Stop))
            .Expect(HttpStatusCode.Redirect);
        (await rasa.SubmitAsync("~/staff/residents/new", new { GivenName = "Ona", Surname = "Petraitienė", Phone = "0 612 00001", Settlement = "Laukuva" }, cancellationToken: Stop))
            .Expect(HttpStatusCode.Redirect);
        var ona = await app.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Stop), initiative);
        var card = (await rasa.GetAsync($"~/staff/residents/details/{ona.Id}", Stop)).Expect(HttpStatusCode.OK);
        await rasa.SendAsync(WebForm.All(card).First(form => form.Action.Contains("Test", StringComparison.Ordinal)), Stop);
        (await DoneAsync(rasa)).Should().Be(6);

        (await rasa.SubmitAsync("~/staff/messages/live", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await rasa.GetAsync("~/staff", Stop)).Words.Should().NotContain(Access.CheckTitle);
        var day = app.Today.PlusDays(2);
        var booked = await rasa.SubmitAsync($"~/staff/rides/book?resident={ona.Id}", new
        {
            To = "other", ToSettlement = "Šilalė", ToStreet = "Poliklinika", Day = Web.Pages.Staff.StaffPage.Text(day), Time = "12",
        }, "Užsakyti kelionę", Stop);

        booked.Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Rides.SingleAsync(Stop), initiative)).Status.Should().Be(BookingStatus.Booked);
        (await WebSession.Anonymous(app).GetAsync("/", Stop)).Words.Should().NotContain(Access.LocalityRehearses).And.Contain("Pavėžėjimas");
    }

    [Theory]
    [InlineData(2, "initiative")]
    [InlineData(2, "initiative", "open", "nauja", "--name")]
    [InlineData(2, "initiative", "open", "nauja", "--locality", "taurage", "--name", "N", "--village", "V", "--phone", "061234567", "--kit", "9")]
    [InlineData(1, "initiative", "open", "kunigiskiai", "--locality", "taurage", "--name", "N", "--village", "V", "--phone", "061234567", "--kit", "taxi")]
    [InlineData(1, "staff", "invite", "nera", "--name", "Rasa")]
    [InlineData(2, "staff", "invite", "kunigiskiai", "--name", " ")]
    [InlineData(1, "staff", "reset", "nera@example.test")]
    public async Task A_command_that_is_not_understood_or_refused_says_so_and_changes_nothing(int code, params string[] words)
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);

        var answer = await CommandAsync(app, words);

        answer.Code.Should().Be(code, answer.Said);
        answer.Said.Should().NotBeEmpty();
        (await app.ReadAsync(db => db.Initiatives.CountAsync(Stop))).Should().Be(2);
        (await app.ReadAsync(db => db.StaffMembers.CountAsync(Stop))).Should().Be(0);
    }

    [Fact]
    public async Task Words_that_are_no_command_start_the_server()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);

        (await CommandAsync(app, "--urls", "http://localhost:1")).Code.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Whoever_lost_password_and_telephone_begins_anew_with_the_operators_reset_and_a_new_link(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var member = new StaffMember { Name = "Rasa", Role = Role.Coordinator };
        await app.SaveAsync(member);
        var email = await WebSession.AccountAsync(app, Role.Coordinator, member: member, cancellationToken: Stop);
        using var lost = WebSession.Anonymous(app);
        (await lost.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        await StaffSignInTests.EnrolAsync(lost);

        (await CommandAsync(app, "staff", "reset", email)).Code.Should().Be(0);
        (await lost.GetAsync("~/staff/residents", Stop)).Location.Should().Contain("/staff/sign-in");
        (await lost.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop)).Status.Should().Be(422);
        await app.ReadAsync(db => db.StaffMembers.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsActive, false), Stop));
        var (_, said) = await CommandAsync(app, "staff", "invite", "kunigiskiai", "--name", "Rasa");
        var link = new Uri(said.Split('\n')[1].Trim()).AbsolutePath;
        (await lost.SubmitAsync(link, new { Email = email, Password = "visai naujas ilgas zodis" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await lost.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);
    }

    private static async Task<(int? Code, string Said)> CommandAsync(WebApp app, params string[] words)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(app.Services, words, output, Stop);
        return (code, output.ToString());
    }

    // How many lines of the checklist are done.
    private static async Task<int> DoneAsync(WebSession session) =>
        (await session.GetAsync("~/staff", Stop)).Expect(HttpStatusCode.OK).Page.QuerySelectorAll(".soc-checklist .soc-status--booked").Length;
}
