using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>A day centre with a week of sessions, a mother with two children, and a neighbour with one.</summary>
internal sealed record PlaceTown(WebApp App, Activity Activity, Session[] Days, Resident Mother, Resident[] Children, Resident Neighbour, Resident NeighboursChild)
    : IAsyncDisposable
{
    public const string MothersPhone = "+37061200001";

    public string Home => $"/kunigiskiai/places/{Activity.Id}";

    public static async Task<PlaceTown> OpenAsync(Engine engine, int capacity = 5)
    {
        var app = await WebApp.OpenAsync(engine, TestContext.Current.CancellationToken);
        var activity = Given.Activity(name: "Vaikų dienos centras");
        activity.IsForChildren = true;
        Session[] days = [.. Enumerable.Range(1, 5).Select(day => Given.Session(activity, app.Today.PlusDays(day), capacity, app.Initiative))];
        var mother = Given.Resident("Rūta", "Kazlauskienė", MothersPhone);
        var neighbour = Given.Resident("Petras", "Petraitis", "+37061200002");
        Resident[] children = [Child("Matas", "Kazlauskas"), Child("Ieva", "Kazlauskaitė")];
        var other = Child("Jonas", "Petraitis");
        await app.SaveAsync([activity, .. days, mother, neighbour, .. children, other,
            .. children.Select(child => Guardian(mother, child)), Guardian(neighbour, other)]);
        return new(app, activity, days, mother, children, neighbour, other);
    }

    /// <summary>Walks as the mother to the page that asks for the days.</summary>
    public async Task<Walker> ToDaysAsync(params Resident[] children)
    {
        var walker = await Walker.Of(App, MothersPhone).OpenAsync($"{Home}/book/who");
        return await walker.SendAsync([.. children.Select(child => ("Who", (string?)child.Id.ToString()))]);
    }

    public async Task<Walker> ToCheckAsync(Resident[] children, params Session[] days) =>
        await (await ToDaysAsync(children)).SendAsync([.. days.Select(day => ("Days", (string?)day.Id.ToString()))]);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static Resident Child(string givenName, string surname)
    {
        var child = Given.Resident(givenName, surname, phone: null);
        child.BirthDate = new LocalDate(2017, 5, 4);
        return child;
    }

    private static Relation Guardian(Resident from, Resident to) => new() { FromId = from.Id, ToId = to.Id, Kind = RelationKind.GuardianOf };
}
