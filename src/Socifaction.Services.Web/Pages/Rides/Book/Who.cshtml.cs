using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Who travels: one of the signed-in telephone's people, or a stranger who leaves a name and a number.</summary>
public sealed class WhoModel(RideDesk desk) : BookStepModel(desk, RideStep.Who)
{
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Person ??= Answers.ResidentId?.ToString() ?? (People.Count == 1 ? People[0].Value : null);
        Name ??= Answers.Name;
        Phone ??= Answers.Phone.Length == 0 ? null : PhoneNumber.FromE164(Answers.Phone).NationalForm;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        return People.Count > 0 ? await ChooseAsync() : await IntroduceAsync();
    }

    private async Task<IActionResult> ChooseAsync()
    {
        if (string.IsNullOrEmpty(Person))
        {
            ModelState.AddModelError(nameof(Person), Words.WhoMissing);
            return this.Unacceptable();
        }

        var people = await Desk.SignedIn.PeopleAsync(HttpContext.RequestAborted);
        return people.SingleOrDefault(person => person.Id.ToString() == Person) is { } traveller
            ? await KeepAsync(Answers with { ResidentId = traveller.Id, Name = traveller.FullName, Phone = "" })
            : NotFound();
    }

    private async Task<IActionResult> IntroduceAsync()
    {
        var name = Required(nameof(Name), Name, Words.NameMissing, PersonName.Longest);
        if (PhoneNumber.Parse(Phone).Refused(out var number, out var why))
        {
            ModelState.AddModelError(nameof(Phone), why.InWords());
        }

        return name is null || number is null
            ? this.Unacceptable()
            : await KeepAsync(Answers with { ResidentId = null, Name = name, Phone = number.E164 });
    }

    private async Task LoadAsync() =>
        People = [.. (await Desk.SignedIn.PeopleAsync(HttpContext.RequestAborted)).Select(person => new Choice(person.Id.ToString(), person.FullName))];
}
