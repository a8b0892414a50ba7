using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchPostings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SearchPostings_Accounts_AccountId",
                table: "SearchPostings");

            migrationBuilder.DropForeignKey(
                name: "FK_SearchPostings_SearchWords_WordId",
                table: "SearchPostings");

            migrationBuilder.DropTable(
                name: "SearchVariants");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropPrimaryKey(
                name: "PK_SearchPostings",
                table: "SearchPostings");

            migrationBuilder.DropColumn(
                name: "WordId",
                table: "SearchPostings");

            migrationBuilder.AddColumn<string>(
                name: "Word",
                table: "SearchPostings",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SearchPostings",
                table: "SearchPostings",
                columns: new[] { "Word", "AccountId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SearchPostings",
                table: "SearchPostings");

            migrationBuilder.DropColumn(
                name: "Word",
                table: "SearchPostings");

            migrationBuilder.AddColumn<long>(
                name: "WordId",
                table: "SearchPostings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_SearchPostings",
                table: "SearchPostings",
                columns: new[] { "WordId", "AccountId", "Source", "SourceId" });

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchVariants",
                columns: table => new
                {
                    Variant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WordId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchVariants", x => new { x.Variant, x.WordId });
                    table.ForeignKey(
                        name: "FK_SearchVariants_SearchWords_WordId",
                        column: x => x.WordId,
                        principalTable: "SearchWords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchVariants_WordId",
                table: "SearchVariants",
                column: "WordId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_Word",
                table: "SearchWords",
                column: "Word",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_SearchPostings_Accounts_AccountId",
                table: "SearchPostings",
                column: "AccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_SearchPostings_SearchWords_WordId",
                table: "SearchPostings",
                column: "WordId",
                principalTable: "SearchWords",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
