using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

/// <summary>One thing that can be asked of the application: a verb, a route, for a page its handler and the fields it binds.</summary>
public sealed record Door(string Verb, RoutePattern Pattern, string? Handler, bool IsPage, IReadOnlyList<Field> Fields)
{
    // What belongs to no initiative stands at the root.
    private static readonly string[] Roots = ["locality", "error", "accessibility", "privacy", "webhooks", "health", "language", "platform"];

    /// <summary>The names of the route's parameters.</summary>
    public IReadOnlyList<string> Parameters { get; } = [.. Pattern.Parameters.Select(parameter => parameter.Name)];

    /// <summary>Those that hold an id.</summary>
    public IReadOnlyList<string> Ids { get; } = [.. Pattern.Parameters.Where(IsId).Select(parameter => parameter.Name)];

    /// <summary>
    /// Whether it belongs to no initiative. Changing the language touches nothing of one, wherever the form stands; a passkey is its
    /// owner's, in whichever initiative they serve.
    /// </summary>
    public bool IsCommon => Roots.Contains((Pattern.RawText ?? "").Trim('/').Split('/')[0]) || Pattern.RawText == "/staff/language"
        || (Handler == "Remove" && Pattern.RawText?.Trim('/') == "staff/account");

    /// <summary>Whether it is the platform's, before which overseers stand.</summary>
    public bool IsPlatform => (Pattern.RawText ?? "").Trim('/').Split('/')[0] == "platform";

    /// <summary>The address for values of its parameters.</summary>
    public string Address(string slug, IReadOnlyDictionary<string, string> values)
    {
        var segments = Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, Usual(parameter)),
            _ => "",
        }))).Where(segment => segment.Length > 0);
        var path = (IsCommon ? "/" : $"/{slug}/") + string.Join('/', segments);
        return (path.Length > 1 ? path.TrimEnd('/') : path) + (Handler is null ? "" : $"?handler={Handler}");
    }

    public override string ToString() => $"{Verb} /{Pattern.RawText?.TrimStart('/')}{(Handler is null ? "" : $"?handler={Handler}")}";

    /// <summary>Every door there is.</summary>
    public static async Task<IReadOnlyList<Door>> AllAsync(WebApp app, CancellationToken cancellationToken)
    {
        var doors = new List<Door>();
        await using var scope = app.Services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<PageLoader>();
        var endpoints = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        foreach (var endpoint in endpoints)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
            {
                var verbs = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
                doors.AddRange(verbs.Select(verb => new Door(verb, endpoint.RoutePattern, null, false, [])));
                continue;
            }

            var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
            var bound = page.BoundProperties.OfType<PageBoundPropertyDescriptor>().ToLookup(
                property => property.Property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true }, property => Field.Of(property.BindingInfo?.BinderModelName ?? property.Name, property.ParameterType));
            // A filter written into a page looks like a handler of a verb that no request has.
            var handlers = page.HandlerMethods.Where(handler => handler.HttpMethod.ToUpperInvariant() is "GET" or "POST").ToList();
            if (handlers.All(handler => !HttpMethods.IsGet(handler.HttpMethod))) doors.Add(new("GET", endpoint.RoutePattern, null, true, []));
            doors.AddRange(handlers.Select(handler => new Door(handler.HttpMethod.ToUpperInvariant(), endpoint.RoutePattern, handler.Name, true,
            [
                // An address binds less than a form does.
                .. bound[true].Concat(HttpMethods.IsGet(handler.HttpMethod) ? [] : bound[false]).SelectMany(fields => fields),
                .. handler.Parameters.Where(parameter => endpoint.RoutePattern.GetParameter(parameter.Name) is null)
                    .SelectMany(parameter => Field.Of(parameter.Name, parameter.ParameterType)),
            ])));
        }

        // A page named Index stands at two addresses; both are the same door.
        return [.. doors.GroupBy(door => door.ToString().Replace("/index", "", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(same => same.MinBy(door => door.ToString().Length)!)];
    }

    private static bool IsId(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(policy => policy.Content == "guid") || parameter.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is sent in every field that is not an id, so that the handler is reached.</summary>
    public IEnumerable<KeyValuePair<string, string>> Usuals => Fields.Select(one => KeyValuePair.Create(one.Name, one.Name.ToLowerInvariant() switch
    {
        var name when name.EndsWith("date", StringComparison.Ordinal) || name.EndsWith("day", StringComparison.Ordinal) => "2027-03-16",
        var name when name.EndsWith("time", StringComparison.Ordinal) => "10:00",
        "outcome" => nameof(CallOutcome.NoAnswer),
        "reason" => nameof(UnmetRideReason.RefusedBy1808),
        "shift" => "09:00",
        "mark" => "given",
        "start" => "2027-03-16T10:00",
        "answer" when Pattern.RawText!.Contains("appointments", StringComparison.Ordinal) => "yes",
        "version" => "1",
        _ => "",
    })).Where(usual => usual.Value.Length > 0);

    private static string Usual(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(policy => policy.Content == "int") ? "404"
        : parameter.Name.Contains("date", StringComparison.OrdinalIgnoreCase) || parameter.Name.Contains("day", StringComparison.OrdinalIgnoreCase) ? "2027-03-16"
        : parameter.Name == "locality" ? "taurage"
        : parameter.IsOptional ? "" : "x";
}

/// <summary>A field of a form by the name it is sent under; <paramref name="MayHoldId"/> when an id could stand in it.</summary>
public sealed record Field(string Name, bool MayHoldId)
{
    private static readonly Type[] Texts = [typeof(string), typeof(Guid), typeof(Guid?)];

    /// <summary>The fields of a bound property: its own, or those of its parts.</summary>
    public static IEnumerable<Field> Of(string name, Type type, int depth = 0)
    {
        if (type == typeof(CancellationToken)) return [];
        var item = type.IsArray ? type.GetElementType()! : type.IsGenericType && type.GetInterfaces().Append(type).Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) ? type.GetGenericArguments()[0] : type;
        // A telephone number is never an id, and which digits an id has decides what is said of it.
        if (Texts.Contains(item)) return [new(name, !name.EndsWith("Phone", StringComparison.Ordinal) && !name.EndsWith("Phones", StringComparison.Ordinal))];
        if (depth > 3 || item.IsPrimitive || item.IsEnum || item.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            || item.Namespace?.StartsWith("NodaTime", StringComparison.Ordinal) == true) return [new(name, false)];
        var prefix = item == type ? name : $"{name}[0]";
        return item.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true })
            .SelectMany(property => Of($"{prefix}.{property.Name}", property.PropertyType, depth + 1));
    }
}
