using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

public sealed class RegisterPagesTests
{
    private const string Mother = "+37061200077";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Without_a_script_each_button_is_a_form_and_the_same_form_twice_is_one_tap(Engine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var page = (await day.Worker.GetAsync(day.Register, Stop)).Expect(HttpStatusCode.OK);
        page.Words.Should().Contain("Negalima atiduoti: Jonas Blogietis (tėtis)").And.NotContain("Senas Leidimas");
        var form = WebForm.Fill(page, button: "Came");

        (await day.Worker.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Worker.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);

        page = await day.Worker.GetAsync(day.Register, Stop);
        page.Words.Should().Contain("Atvyko 13.10");
        (await day.App.ReadAsync(db => db.RegisterTaps.CountAsync(Stop))).Should().Be(1);
        (await day.Worker.SubmitAsync(page, button: $"Left|{day.Grandmother.Id}", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Worker.GetAsync(day.Register, Stop)).Words.Should().Contain("Išėjo 13.10, pasiėmė Genė Močiutė (močiutė)");
        (await day.Worker.SubmitAsync(day.Register, button: "Undo", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Worker.GetAsync(day.Register, Stop)).Words.Should().NotContain("pasiėmė");
    }

    [Theory, EveryDatabase]
    public async Task Taps_of_a_telephone_are_answered_one_by_one_and_never_under_another_name(Engine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var (staff, token) = await day.TokenAsync();
        object Tap(Guid id, string kind, string at, int seen) => new { id, place = day.Place.Id, kind, at, seen, by = "" };
        var (came, future) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var taps = JsonSerializer.Serialize(new[]
        {
            Tap(came, "Came", "2027-03-15T11:02:00.123Z", 0), Tap(future, "Left", "2027-03-15T15:00:00Z", 1), Tap(Guid.Empty, "Flew", "vakar", 1),
        });

        for (var i = 0; i < 2; i++)
        {
            var answer = await day.PostAsync(staff, taps, token);
            answer.Expect(HttpStatusCode.OK);
            var said = JsonDocument.Parse(answer.Body).RootElement;
            said.GetProperty("answers").EnumerateArray().Select(one => one.GetProperty("refused").GetString()).Should().Equal(
                null, "Toks laikas dar neatėjo. Patikrinkite laikrodį.", "Šio žymėjimo perskaityti nepavyko. Pažymėkite iš naujo.");
            said.GetProperty("rows").GetProperty(day.Place.Id.ToString()).GetProperty("taps")[0][1].GetString().Should().Be("13.02");
        }

        (await day.PostAsync(Guid.CreateVersion7().ToString(), taps, token)).Status.Should().Be(409, "the taps are another person's");
        (await day.PostAsync(staff, taps, "stale")).Status.Should().Be(400);
        foreach (var broken in (string[])["", "[", "{}", "[null]", "[1]", $"[{string.Join(',', Enumerable.Repeat("{}", 201))}]"])
        {
            (await day.PostAsync(staff, broken, token)).Status.Should().Be(422, broken[..Math.Min(broken.Length, 20)]);
        }

        (await day.App.ReadAsync(db => db.RegisterTaps.SingleAsync(Stop))).Id.Should().Be(came);
    }

    [Theory, EveryDatabase]
    public async Task A_mother_says_that_her_child_will_not_come_changes_why_and_takes_it_back(Engine engine)
    {
        await using var day = await Day.OpenAsync(engine, hour: 9);
        using var mother = await WebSession.ResidentAsync(day.App, Mother);
        var bookings = await mother.GetAsync("~/bookings", Stop);
        bookings.Page.QuerySelectorAll($"a[href$='/places/absent/{day.Place.Id}']").Should().HaveCount(1);
        var path = $"~/places/absent/{day.Place.Id}";
        (await mother.GetAsync(path, Stop)).Words.Should().Contain("iki 10.00, pietų neskaičiuosime");

        (await mother.SubmitAsync(path, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await mother.GetAsync(path, Stop)).Words.Should().Contain("Žinome, kad neateis").And.Contain("Pietų šiai dienai nebeskaičiuojame").And.Contain("Priežastis nežinoma");
        (await mother.SubmitAsync(path, new { Kind = "Ill", Words = "karščiuoja" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Absences.SingleAsync(Stop))).Should().BeEquivalentTo(new { Kind = AbsenceKind.Ill, Words = "karščiuoja", Channel = Channel.Web });
        (await day.Worker.GetAsync(day.Register, Stop)).Words.Should().Contain("Pranešė, kad neateis (serga)");
        (await day.Worker.GetAsync("~/staff/places/kitchen", Stop)).Words.Should().Contain("0 porcijų").And.Contain("Užsirašė 1, pranešė, kad neateis: 1");
        var wrong = await mother.SubmitAsync(path, new { Kind = "Flu", Words = new string('x', 301) }, cancellationToken: Stop);
        wrong.Status.Should().Be(422);
        wrong.Body.Should().Contain(new string('x', 301));
        (await mother.SendAsync(WebForm.Fill(await mother.GetAsync(path, Stop), button: "Vis dėlto ateis"), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Absences.CountAsync(Stop))).Should().Be(0);

        var open = await mother.GetAsync(path, Stop);
        day.App.Clock.Reset(day.Session.StartsAt);
        (await mother.SubmitAsync(open, cancellationToken: Stop)).Status.Should().Be(409);
        (await mother.GetAsync(path, Stop)).Words.Should().Contain("Čia pranešti jau nebegalima");
        using var stranger = await WebSession.ResidentAsync(day.App, "+37061200099");
        (await stranger.GetAsync(path, Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_name_in_the_journals_table_is_never_a_formula(Engine engine)
    {
        await using var day = await Day.OpenAsync(engine, name: "=HYPERLINK(\"http://x\";\"a\")");
        (await day.Worker.SubmitAsync(day.Register, button: "Came", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        day.App.Clock.Reset(day.Session.EndsAt);

        // Names leave the house only after a proof that is not old.
        await day.Worker.SubmitAsync("~/staff/sign-in/again", new { WebSession.Password }, cancellationToken: Stop);
        var csv = await day.Worker.Http.GetByteArrayAsync(day.Worker.Path($"~/staff/places/journal/csv/{day.Centre.Id}?month=2027-03"), Stop);

        csv[..3].Should().Equal((byte)0xEF, (byte)0xBB, (byte)0xBF);
        var lines = System.Text.Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        lines[0].Should().Be("Nr.;Vardas ir pavardė;2027-03-15;Dienų;Valandų;Serga;Šeimos reikalai;Mokyklos reikalai;Kita priežastis;Priežastis nežinoma;Maitinta");
        lines[1].Should().Be("1;\"'=HYPERLINK(\"\"http://x\"\";\"\"a\"\") Kaimynas\";4,25;1;4,25;0;0;0;0;0;0");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+370", "'+370")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("sako „ne\"", "\"sako „ne\"\"\"")]
    [InlineData("4,25", "4,25")]
    [InlineData("Ąžuolas", "Ąžuolas")]
    public void A_cell_is_text_to_a_spreadsheet(string text, string cell) => Services.Web.Texts.CsvText.Of([[text]]).Should().Be(cell + "\r\n");

    [Theory, EveryDatabase]
    public async Task A_correction_keeps_what_was_typed_when_it_cannot_be(Engine engine)
    {
        await using var day = await Day.OpenAsync(engine, hour: 16);
        var path = $"~/staff/places/attendance/{day.Place.Id}";
        var page = await day.Worker.GetAsync(path, Stop);
        var wrong = await day.Worker.SubmitAsync(page, new { ArrivedTime = "15", LeftTime = "14.30", Because = "pamiršta" }, "Taip buvo", Stop);
        wrong.Status.Should().Be(422);
        wrong.Words.Should().Contain("Išėjimas negali būti anksčiau už atvykimą");
        wrong.Body.Should().Contain("14.30");
        (await day.Worker.SubmitAsync(page, new { ArrivedTime = "99", Because = "" }, "Taip buvo", Stop)).Status.Should().Be(422);

        (await day.Worker.SubmitAsync(page, new { ArrivedTime = "13", LeftTime = "15.30", Because = "pamiršta pažymėti" }, "Taip buvo", Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Worker.SubmitAsync(page, new { ArrivedTime = "13", Because = "dar kartą" }, "Taip buvo", Stop)).Status.Should().Be(409, "the form is older than the correction");
        (await day.Worker.GetAsync(path, Stop)).Words.Should().Contain("Atvyko 13.00. Išėjo 15.30").And.Contain("pamiršta pažymėti");
        (await day.Worker.SubmitAsync(path, new { Kind = "Other", Why = "vėlavo" }, "Įrašyti", Stop)).Expect(HttpStatusCode.Redirect);
        (await day.App.ReadAsync(db => db.Absences.SingleAsync(Stop))).Words.Should().Be("vėlavo");
    }

    /// <summary>One child of one mother in today's session, some minutes after its beginning unless told otherwise.</summary>
    private sealed class Day : IAsyncDisposable
    {
        private Day(WebApp app, WebSession worker) => (App, Worker) = (app, worker);

        public WebApp App { get; }

        public WebSession Worker { get; }

        public Activity Centre { get; } = Given.Activity();

        public Session Session { get; private set; } = null!;

        public Place Place { get; private set; } = null!;

        public Collector Grandmother { get; private set; } = null!;

        public string Register => $"~/staff/places/register/{Session.Id}";

        public static async Task<Day> OpenAsync(Engine engine, int hour = 13, string name = "Ugnė")
        {
            var app = await WebApp.OpenAsync(engine, Stop);
            var day = new Day(app, await WebSession.StaffAsync(app, Role.Worker, cancellationToken: Stop));
            var (child, mother, stranger) = (Given.Resident(name, "Kaimynas", null), Given.Resident(phone: Mother), Given.Resident("Svetimas", phone: "+37061200099"));
            (day.Centre.MealsUntil, day.Session) = (new LocalTime(10, 0), Given.Session(day.Centre, app.Today, 5, app.Initiative));
            await app.SaveAsync(day.Centre, child, mother, stranger);
            day.Grandmother = new Collector { ResidentId = child.Id, Name = "Genė Močiutė", Words = "močiutė" };
            await app.SaveAsync(day.Session, day.Grandmother, new Relation { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf },
                new Collector { ResidentId = child.Id, Name = "Jonas Blogietis", Words = "tėtis", MayCollect = false },
                new Collector { ResidentId = child.Id, Name = "Senas Leidimas", LastDay = app.Today.PlusDays(-1) });
            await using (var scope = app.Scope())
            {
                await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(
                    new(Guid.CreateVersion7(), [day.Session.Id], [child.Id], "", new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Stop);
            }

            day.Place = await app.ReadAsync(db => db.Places.AsNoTracking().SingleAsync(Stop));
            app.Clock.Reset(app.Initiative.Zone.AtStrictly(app.Today.At(new LocalTime(hour, 10))).ToInstant());
            return day;
        }

        public async Task<(string Staff, string Token)> TokenAsync()
        {
            var answer = (await Worker.GetAsync($"{Register}?handler=Token", Stop)).Expect(HttpStatusCode.OK);
            var said = JsonDocument.Parse(answer.Body).RootElement;
            return (said.GetProperty("owner").GetString()!, said.GetProperty("token").GetString()!);
        }

        public async Task<WebAnswer> PostAsync(string staff, string taps, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Worker.Path($"{Register}?handler=Taps"))
            {
                Content = new FormUrlEncodedContent([new("staff", staff), new("taps", taps)]),
                Headers = { { "RequestVerificationToken", token } },
            };
            return await WebAnswer.ReadAsync(await Worker.Http.SendAsync(request, Stop), Stop);
        }

        public async ValueTask DisposeAsync()
        {
            Worker.Dispose();
            await App.DisposeAsync();
        }
    }
}
