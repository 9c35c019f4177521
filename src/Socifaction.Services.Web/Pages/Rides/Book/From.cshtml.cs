using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Web.Hosting;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Where the person is picked up, and how to find the house.</summary>
public sealed class FromModel(RideDesk desk) : PlaceStepModel(desk, RideStep.From)
{
    public Task OnGetAsync() => ShowAsync(Answers.From, Home);

    public async Task<IActionResult> OnPostAsync() =>
        await ReadAsync(Words.FromMissing) is { } from ? await KeepAsync(Answers with { From = from }) : this.Unacceptable();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Places = await FindHomeAsync() is { } home ? [new(Home, Words.FromHome, home.ToString()), new(Other, Words.FromOther)] : [];
    }
}
