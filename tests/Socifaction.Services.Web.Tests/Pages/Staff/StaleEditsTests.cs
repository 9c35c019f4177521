using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Tests.Isolation;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>Two staff have the same form open: what the first kept is not overwritten unseen, and what the second typed is not lost.</summary>
public sealed class StaleEditsTests
{
    /// <summary>A form: the address below /staff/ with {Type} for an id of that type, the page's class, a field, and what each of the two types in it.</summary>
    private sealed record Edit(string Address, string Page, string Field, string First, string Second);

    private static readonly Edit[] Edits =
    [
        new("start", "StartPages.IndexModel", "About", "Pirmoji žinia", "Antroji žinia"),
        new("people/details/{StaffMember}", "PeoplePages.DetailsModel", "Name", "Pirmasis Vardas", "Antrasis Vardas"),
        new("residents/edit/{Resident}", "Residents.EditModel", "Nickname", "Pirmoji", "Antroji"),
        new("rides/vehicles/edit/{Vehicle}", "Rides.Vehicles.EditModel", "Name", "Pirmas busas", "Antras busas"),
        new("rides/destinations/edit/{Destination}", "Rides.Destinations.EditModel", "DoorNote", "Pro kiemą", "Pro sodą"),
        new("rides/runs/weekly/{WeeklyRun}", "Rides.Runs.WeeklyModel", "Begins", "7.05", "7.20"),
        new("rides/settings/{RideService}", "Rides.Runs.SettingsModel", "LyingCall", "0 611 11111", "0 622 22222"),
        new("offerings/{Activity}", "OfferingPages.DetailsModel", "Summary", "Pirmasis aprašymas", "Antrasis aprašymas"),
        new("appointments/types/{AppointmentType}", "Appointments.Types.DetailsModel", "Summary", "Pirmasis aprašymas", "Antrasis aprašymas"),
        new("appointments/calendars/{Resource}", "Appointments.Calendars.DetailsModel", "Name", "Pirmas kambarys", "Antras kambarys"),
        new("appointments/details/{Appointment}", "Appointments.DetailsModel", "Note", "ateis su dukra", "ateis su sūnumi"),
        new("appointments/visits/settings/{HomeHelp}", "Appointments.Visits.SettingsModel", "Summary", "Pirmasis aprašymas", "Antrasis aprašymas"),
        new("meals/settings/{MealService}", "Meals.SettingsModel", "Diets", "be glitimo", "be pieno"),
        new("meals/details/{Meal}", "Meals.DetailsModel", "Portions", "3", "4"),
        new("stays/rules", "Stays.RulesModel", "Bring", "šlepetes", "chalatą"),
        new("stays/rooms/edit/{Room}", "Stays.Rooms.EditModel", "Name", "Pirmas kambarys", "Antras kambarys"),
        new("stays/referrals/edit/{RoomReferral}", "Stays.Referrals.EditModel", "DecisionNumber", "T-11", "T-22"),
        new("messages/words", "MessagePages.KeptWordsModel", "Typed", "žuvėdra", "šaltinis"),
        new("messages/templates/{Activity}", "MessagePages.TemplateModel", "Confirmation", "{iniciatyva}: užsakyta – {kas}, {diena}, {laikas}, {tel}", "{iniciatyva}: laukiame – {kas}, {diena}, {laikas}, {tel}"),
    ];

    // Pages that carry a version and have no place in the table: why, or where it is shown.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Residents.HealthModel"] = "The words are sealed until they are opened: CareCardTests shows both versions.",
        ["Residents.MergeModel"] = "Two people are compared before they become one: RecordPagesTests.",
        ["Rides.Orders.ChangeModel"] = "Its places must be on the map, which a row of every kind is not: StandingOrderPagesTests.",
        ["Rides.Runs.AddModel"] = "Makes something new: its Seen is what staff saw before they said yes.",
        ["Schedule.ChangeModel"] = "Makes something new: its Seen is what staff saw before they said yes.",
        ["Appointments.Types.NewModel"] = "Makes something new: its Seen is who sees it.",
        ["Places.AttendanceModel"] = "What came of a place is corrected with a reason: RegisterPagesTests.",
        ["Places.Sessions.IndexModel"] = "What changes for whom is shown first: SchedulePagesTests.",
        ["Places.Series.ChangeModel"] = "What changes for whom is shown first: SchedulePagesTests.",
        ["Rides.Runs.ChangeModel"] = "What changes for whom is shown first: RunPagesTests.",
        ["Bookings.CancelModel"] = "An act, not words: CancellingByStaffTests shows how the booking stands now.",
        ["Appointments.Visits.DetailsModel"] = "What became of a visit: VisitPagesTests.",
        ["Appointments.Visits.Plans.DetailsModel"] = "A pause or an end, not words: VisitPagesTests.",
        ["Meals.Orders.DetailsModel"] = "A pause or an end, not words: MealOrderTests.",
        ["Stays.DetailsModel"] = "Other nights or another room: ChangeStayTests.",
        ["Stays.Residences.DetailsModel"] = "Another room or an end: ResidenceTests.",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_second_to_save_sees_both_versions_and_loses_nothing(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var village = await Village.FillAsync(app, app.Initiative, "OWN", Stop);
        using var one = await WebSession.StaffAsync(app, cancellationToken: Stop);
        using var other = await WebSession.StaffAsync(app, cancellationToken: Stop);
        List<string> findings = [];
        foreach (var edit in Edits)
        {
            var address = "~/staff/" + System.Text.RegularExpressions.Regex.Replace(edit.Address, "{(.*?)}", type => village.Of(type.Groups[1].Value).First().ToString());
            var (first, second) = (await FormAsync(one, address, edit), await FormAsync(other, address, edit));
            if (first is null || second is null)
            {
                findings.Add($"{edit.Address}: there is no form with {edit.Field}");
                continue;
            }

            var kept = await one.SendAsync(first.With(edit.Field, edit.First), Stop);
            if (kept.Status != 302)
            {
                findings.Add($"{edit.Address}: the first was not kept: {kept.Status} {kept.Words[..Math.Min(300, kept.Words.Length)]}");
                continue;
            }

            var refused = await other.SendAsync(second.With(edit.Field, edit.Second), Stop);
            var again = WebForm.All(refused).FirstOrDefault(form => form.Fields.Any(field => field.Key == edit.Field));
            if (refused.Status != 409) findings.Add($"{edit.Address}: the second was answered {refused.Status}");
            else if (again?.Fields.First(field => field.Key == edit.Field).Value != edit.Second) findings.Add($"{edit.Address}: what was typed is lost");
            else if (!refused.Words.Contains(edit.First, StringComparison.Ordinal)) findings.Add($"{edit.Address}: what the first kept is not shown");
            else if ((await other.SendAsync(again, Stop)) is { Status: not 302 } stuck) findings.Add($"{edit.Address}: whoever has seen both cannot save: {stuck.Status} {stuck.Words[..Math.Min(300, stuck.Words.Length)]}");
        }

        string.Join("\n", findings).Should().BeEmpty();
    }

    [Fact]
    public void Every_page_that_carries_a_version_stands_in_the_table_or_says_where_it_is_shown()
    {
        var pages = typeof(StaffDoors).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract && type.Namespace!.StartsWith("Socifaction.Services.Web.Pages.Staff", StringComparison.Ordinal)
                && type.GetProperties().Any(property => property.Name is "Version" or "Versions" or "Seen" && property.GetCustomAttribute<BindPropertyAttribute>() is not null))
            .Select(type => type.FullName!["Socifaction.Services.Web.Pages.Staff.".Length..]);

        pages.Should().BeEquivalentTo(Edits.Select(edit => edit.Page).Concat(Elsewhere.Keys));
    }

    private static async Task<WebForm?> FormAsync(WebSession session, string address, Edit edit) =>
        WebForm.All((await session.GetAsync(address, Stop)).Expect(HttpStatusCode.OK)).FirstOrDefault(form =>
            form.Fields.Any(field => field.Key == edit.Field) && form.Fields.Any(field => field.Key is "Version" or "Seen"));
}
